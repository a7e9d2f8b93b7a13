/** What real-time transcription hears on a call while it lasts. */
@NullMarked
package dev.ringway.transcript.heard;

import org.jspecify.annotations.NullMarked;
