/** Real-time transcription of live calls. */
@NullMarked
package dev.ringway.sandbox.transcription;

import org.jspecify.annotations.NullMarked;
