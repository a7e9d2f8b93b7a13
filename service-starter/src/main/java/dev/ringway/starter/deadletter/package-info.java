/** What a service could not handle: listed, looked at, corrected, and handed once more to its own group alone. */
@NullMarked
package dev.ringway.starter.deadletter;

import org.jspecify.annotations.NullMarked;
