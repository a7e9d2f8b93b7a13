/** Looks at ElevenLabs for conversations that nobody reported of. */
@NullMarked
package dev.ringway.transcript.intake.polling;

import org.jspecify.annotations.NullMarked;
