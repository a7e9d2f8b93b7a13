package dev.ringway.sandbox.elevenlabs;

import java.util.List;
import java.util.Optional;

/**
 * What the next register-calls get.
 *
 * @param answer ok, error, broken (TwiML that is not well-formed), empty (a body without TwiML) or hang (no answer for a
 *     minute)
 * @param status of an error; 500 unless given
 * @param shape of an error: fields, coded, plain or text
 * @param code of an error
 * @param delayMillis before the answer, in real time
 * @param count how many of the next; 0 for all until the next order
 */
public record RegisterOrder(
        String answer,
        Optional<Integer> status,
        Optional<String> shape,
        Optional<String> code,
        Optional<Long> delayMillis,
        Optional<Integer> count) {

    private static final List<String> ANSWERS = List.of("ok", "error", "broken", "empty", "hang");

    static final RegisterOrder OK = new RegisterOrder(
            "ok", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public RegisterOrder {
        OrderCheck.check(ANSWERS, answer, status, shape, delayMillis, count);
    }

    ApiError errorShape() {
        return shape.flatMap(ApiError::named).orElse(ApiError.PLAIN);
    }

    /** As ElevenLabs names it, where none is given. */
    String errorCode() {
        return code.orElseGet(() -> ApiError.usualCode(status.orElse(500)));
    }
}
