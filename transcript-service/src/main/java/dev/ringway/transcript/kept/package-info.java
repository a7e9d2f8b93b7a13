/** Transcripts as they are kept, and what becomes of them when something more is told. */
@NullMarked
package dev.ringway.transcript.kept;

import org.jspecify.annotations.NullMarked;
