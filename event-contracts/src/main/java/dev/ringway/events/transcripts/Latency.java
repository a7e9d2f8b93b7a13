package dev.ringway.events.transcripts;

import dev.ringway.events.Required;
import java.math.BigDecimal;

/**
 * How long the agent took to answer, over its turns.
 *
 * @param p50 seconds
 * @param p90 seconds
 */
public record Latency(BigDecimal p50, BigDecimal p90) {

    public Latency {
        Required.value(p50, "p50");
        Required.value(p90, "p90");
    }
}
