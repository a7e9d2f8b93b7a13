package dev.ringway.events.transcripts;

import dev.ringway.events.Required;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What was found of one of the agent's evaluation criteria, without the reasons.
 *
 * @param result success, failure, unknown
 * @param score what was reached, where the criterion is scored
 */
public record CriterionCheck(String id, Optional<String> name, String result, Optional<BigDecimal> score) {

    public CriterionCheck {
        Required.text(id, "id");
        Required.text(result, "result");
    }
}
