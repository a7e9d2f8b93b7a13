package dev.ringway.transcript.analysis;

/**
 * How long the agent took to answer, over its turns.
 *
 * @param p50 seconds
 * @param p90 seconds
 */
public record Delays(double p50, double p90) {}
