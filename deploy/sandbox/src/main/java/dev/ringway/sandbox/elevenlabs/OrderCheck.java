package dev.ringway.sandbox.elevenlabs;

import java.util.List;
import java.util.Optional;

/** What every order for the next requests keeps to. */
final class OrderCheck {

    private static final int LONGEST_DELAY = 120_000;
    private static final int MOST = 100_000;

    private OrderCheck() {}

    /**
     * @param answers that there are
     * @throws IllegalArgumentException naming all that may be
     */
    static void check(
            List<String> answers,
            String answer,
            Optional<Integer> status,
            Optional<String> shape,
            Optional<Long> delayMillis,
            Optional<Integer> count) {
        boolean known = answers.contains(answer)
                && shape.filter(name -> ApiError.named(name).isEmpty()).isEmpty();
        boolean bounded =
                delayMillis.filter(value -> value < 0 || value > LONGEST_DELAY).isEmpty()
                        && count.filter(value -> value < 0 || value > MOST).isEmpty()
                        && status.filter(value -> value < 400 || value > 599).isEmpty();
        if (!known || !bounded) {
            throw new IllegalArgumentException("answer is one of " + String.join(", ", answers)
                    + "; shape of fields, coded, plain, text; status 400 to 599; delayMillis up to " + LONGEST_DELAY
                    + "; count up to " + MOST);
        }
    }
}
