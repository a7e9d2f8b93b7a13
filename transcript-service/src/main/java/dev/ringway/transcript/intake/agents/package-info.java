/** Takes in what people and ElevenLabs say of agents, and keeps both sides in step. */
@NullMarked
package dev.ringway.transcript.intake.agents;

import org.jspecify.annotations.NullMarked;
