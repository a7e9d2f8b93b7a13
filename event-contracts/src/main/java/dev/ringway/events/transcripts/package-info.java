/** What transcript-service says of conversations. */
@NullMarked
package dev.ringway.events.transcripts;

import org.jspecify.annotations.NullMarked;
