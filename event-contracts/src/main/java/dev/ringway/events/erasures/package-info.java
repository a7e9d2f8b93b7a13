/** What transcript-service says of conversations that somebody had deleted or redacted. */
@NullMarked
package dev.ringway.events.erasures;

import org.jspecify.annotations.NullMarked;
