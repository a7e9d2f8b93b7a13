/** In which language a conversation is held. */
@NullMarked
package dev.ringway.transcript.analysis.language;

import org.jspecify.annotations.NullMarked;
