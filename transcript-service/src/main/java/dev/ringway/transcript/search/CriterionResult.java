package dev.ringway.transcript.search;

import dev.ringway.transcript.analysis.CriterionCheck;
import java.util.Optional;

/** How a conversation did by one of the agent's criteria. */
public record CriterionResult(String id, CriterionCheck.Result result) {

    /** {@code <id>:<result>}; an id may hold colons too. */
    public String text() {
        return id + ":" + result.text();
    }

    public static Optional<CriterionResult> of(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 1
                ? Optional.empty()
                : CriterionCheck.Result.of(text.substring(colon + 1))
                        .map(result -> new CriterionResult(text.substring(0, colon), result));
    }
}
