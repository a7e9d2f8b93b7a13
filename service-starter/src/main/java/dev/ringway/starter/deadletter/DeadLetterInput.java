package dev.ringway.starter.deadletter;

import dev.ringway.starter.problems.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people send about dead letters. */
final class DeadLetterInput {

    private static final int LONGEST_WHY = 500;
    private static final int MOST_REPLAYED = 1_000;

    private DeadLetterInput() {}

    /** @param why for those who look later; required */
    record Correction(@Nullable Object data, Optional<String> why) {}

    /** @param why for those who look later; required */
    record Reason(Optional<String> why) {}

    /**
     * @param limit how many at most, 1 to 1000; 1000 without it
     * @param all must be true where nothing else says which
     * @param dryRun only says which would be replayed
     */
    record Replay(
            Optional<String> topic,
            Optional<String> call,
            Optional<String> key,
            Optional<String> type,
            Optional<String> reason,
            Optional<String> rejectedAfter,
            Optional<String> rejectedBefore,
            Optional<Boolean> all,
            Optional<Boolean> force,
            Optional<Boolean> dryRun,
            Optional<Integer> limit,
            Optional<String> cursor) {

        LetterFilter filter(DeadLetterTopics topics) {
            return new FilterInput(topic, call, key, type, reason, rejectedAfter, rejectedBefore).filter(topics);
        }

        int most() {
            int most = limit.orElse(MOST_REPLAYED);
            if (most < 1 || most > MOST_REPLAYED) {
                throw ProblemException.invalid("limit", "must be between 1 and " + MOST_REPLAYED);
            }
            return most;
        }
    }

    static String why(Optional<String> why) {
        String text = why.map(String::strip).orElse("");
        if (text.isEmpty() || text.length() > LONGEST_WHY) {
            throw ProblemException.invalid("why", "must say why, in at most " + LONGEST_WHY + " characters");
        }
        return text;
    }
}
