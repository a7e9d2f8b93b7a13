/** The published schemas and examples, for the tests of whoever produces or consumes events. */
@NullMarked
package dev.ringway.events.contract;

import org.jspecify.annotations.NullMarked;
