package dev.ringway.transcript.analysis;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What ElevenLabs found of one of the agent's evaluation criteria.
 *
 * @param name the criterion's, where the agent's configuration is known; else its id
 * @param score what was reached, where the criterion is scored
 */
public record CriterionCheck(
        String id, String name, Result result, Optional<String> rationale, Optional<Double> score) {

    /** Unknown where the conversation does not tell. */
    public enum Result {
        SUCCESS,
        FAILURE,
        UNKNOWN;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Result> of(String text) {
            return Stream.of(values())
                    .filter(result -> result.text().equals(text))
                    .findFirst();
        }
    }

    CriterionCheck called(String other) {
        return new CriterionCheck(id, other, result, rationale, score);
    }

    public boolean passed() {
        return result == Result.SUCCESS;
    }
}
