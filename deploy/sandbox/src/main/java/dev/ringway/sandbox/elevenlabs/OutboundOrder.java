package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.web.Response;
import java.util.Optional;
import java.util.Set;

/**
 * What the next outbound-calls get.
 *
 * @param answer ok; error (no call is placed); unsuccessful (none either, told with 200 and {@code success: false});
 *     error-after (the call is placed all the same); disconnect (the call is placed, the connection closed without an answer)
 * @param status of an error; 500 unless given
 * @param shape of an error: fields, coded, plain or text
 * @param code of an error, also the kind of a 429
 * @param delayMillis between what is done and the answer, in real time
 * @param count how many of the next; 0 for all until the next order
 */
public record OutboundOrder(
        String answer,
        Optional<Integer> status,
        Optional<String> shape,
        Optional<String> code,
        Optional<Long> delayMillis,
        Optional<Integer> count) {

    private static final Set<String> ANSWERS = Set.of("ok", "error", "unsuccessful", "error-after", "disconnect");

    static final OutboundOrder OK = new OutboundOrder(
            "ok", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public OutboundOrder {
        boolean known = ANSWERS.contains(answer)
                && shape.filter(name -> ApiError.named(name).isEmpty()).isEmpty();
        boolean bounded =
                delayMillis.filter(value -> value < 0 || value > 120_000).isEmpty()
                        && count.filter(value -> value < 0 || value > 100_000).isEmpty()
                        && status.filter(value -> value < 400 || value > 599).isEmpty();
        if (!known || !bounded) {
            throw new IllegalArgumentException(
                    "answer is one of ok, error, unsuccessful, error-after, disconnect; shape of fields, coded, plain,"
                            + " text; status 400 to 599; delayMillis up to 120000; count up to 100000");
        }
    }

    boolean places() {
        return !answer.equals("error") && !answer.equals("unsuccessful");
    }

    Response error() {
        int errorStatus = status.orElse(500);
        return shape.flatMap(ApiError::named)
                .orElse(ApiError.PLAIN)
                .of(
                        errorStatus,
                        code.orElseGet(() -> ApiError.usualCode(errorStatus)),
                        "The request was refused",
                        "to_number");
    }
}
