/** What campaign-service says of the numbers that are not called. */
@NullMarked
package dev.ringway.events.suppressions;

import org.jspecify.annotations.NullMarked;
