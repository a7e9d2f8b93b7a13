/** Search entries are kept in step with the transcripts. */
@NullMarked
package dev.ringway.transcript.intake.search;

import org.jspecify.annotations.NullMarked;
