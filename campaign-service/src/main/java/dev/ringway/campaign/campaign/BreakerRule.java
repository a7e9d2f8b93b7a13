package dev.ringway.campaign.campaign;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * When a campaign pauses itself.
 *
 * @param failurePercent of the calls that ended within the window; at it or above
 * @param minimumCalls that must have ended within the window, or they tell nothing
 */
public record BreakerRule(BigDecimal failurePercent, Duration window, int minimumCalls) {}
