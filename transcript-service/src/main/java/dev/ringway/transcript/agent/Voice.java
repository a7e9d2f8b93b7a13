package dev.ringway.transcript.agent;

import java.util.Optional;

/**
 * How the agent sounds. What is empty is left to ElevenLabs.
 *
 * @param stability 0 to 1
 * @param speed 1 is usual
 */
public record Voice(
        Optional<String> voiceId, Optional<String> modelId, Optional<Double> stability, Optional<Double> speed) {}
