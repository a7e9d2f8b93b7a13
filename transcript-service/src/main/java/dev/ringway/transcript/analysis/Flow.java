package dev.ringway.transcript.analysis;

import java.util.Optional;

/**
 * How the two took turns.
 *
 * @param talkRatio the agent's share of the time in which somebody spoke, 0 to 1; empty where nobody did
 * @param interruptions turns that the other one cut off
 * @param silence seconds in which nobody spoke, from the first turn's begin to the conversation's end
 */
public record Flow(Optional<Double> talkRatio, int interruptions, Optional<Double> silence, Optional<Delays> latency) {}
