/** Agents at ElevenLabs as they are meant to be: their configuration, its versions, and how it differs from what is there. */
@NullMarked
package dev.ringway.transcript.agent;

import org.jspecify.annotations.NullMarked;
