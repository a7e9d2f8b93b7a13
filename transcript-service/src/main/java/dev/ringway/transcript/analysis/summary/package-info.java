/** What a conversation was about, in its own sentences. */
@NullMarked
package dev.ringway.transcript.analysis.summary;

import org.jspecify.annotations.NullMarked;
