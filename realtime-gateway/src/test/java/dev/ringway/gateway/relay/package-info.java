/** What events mean for the live view, by a clock that stands still. */
@NullMarked
package dev.ringway.gateway.relay;

import org.jspecify.annotations.NullMarked;
