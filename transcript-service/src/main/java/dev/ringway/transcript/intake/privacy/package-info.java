/** Conversations are deleted and redacted, here and at ElevenLabs. */
@NullMarked
package dev.ringway.transcript.intake.privacy;

import org.jspecify.annotations.NullMarked;
