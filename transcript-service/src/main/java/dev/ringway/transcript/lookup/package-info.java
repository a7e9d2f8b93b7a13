/** Transcripts for those who look. */
@NullMarked
package dev.ringway.transcript.lookup;

import org.jspecify.annotations.NullMarked;
