/** What campaign-service says of its dial attempts. */
@NullMarked
package dev.ringway.events.attempts;

import org.jspecify.annotations.NullMarked;
