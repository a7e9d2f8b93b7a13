package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.web.Response;
import java.util.List;
import java.util.Optional;

/**
 * What the next outbound-calls get.
 *
 * @param answer ok; error (no call is placed); unsuccessful (none either, told with 200 and {@code success: false});
 *     error-after and unsuccessful-after (the call is placed all the same); disconnect (the call is placed, the connection
 *     closed without an answer)
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

    private static final List<String> ANSWERS =
            List.of("ok", "error", "unsuccessful", "error-after", "unsuccessful-after", "disconnect");

    static final OutboundOrder OK = new OutboundOrder(
            "ok", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public OutboundOrder {
        OrderCheck.check(ANSWERS, answer, status, shape, delayMillis, count);
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
