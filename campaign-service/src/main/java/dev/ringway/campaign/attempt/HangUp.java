package dev.ringway.campaign.attempt;

import java.time.Instant;

/**
 * The wish that a call ends.
 *
 * @param why it is not to go on
 * @param at when the provider is told; of one that was told, when it is told again if the call still goes on
 */
public record HangUp(String why, Instant at) {}
