package dev.ringway.events.transcripts;

import dev.ringway.events.Required;
import java.math.BigDecimal;

/**
 * How the person at the other end felt over all.
 *
 * @param overall positive, neutral, negative
 * @param score -1 to 1
 */
public record Sentiment(String overall, BigDecimal score) {

    public Sentiment {
        Required.text(overall, "overall");
        Required.value(score, "score");
    }
}
