/** A stand-in for ElevenLabs' agents: calls registered, conversations held, webhooks signed and sent. */
@NullMarked
package dev.ringway.sandbox.elevenlabs;

import org.jspecify.annotations.NullMarked;
