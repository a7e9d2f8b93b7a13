package dev.ringway.transcript.agent;

import java.util.Optional;

/**
 * How many conversations ElevenLabs lets the agent have. What is empty is left to ElevenLabs.
 *
 * @param concurrent at one time; -1 for as many as the workspace may have
 * @param daily within a day
 */
public record CallLimits(Optional<Integer> concurrent, Optional<Integer> daily) {}
