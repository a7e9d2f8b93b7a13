package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.web.Response;
import java.util.List;
import java.util.Optional;

/**
 * What the next requests about agents or conversations get.
 *
 * @param request which: list or read, of agents also create, change or delete, of conversations audio
 * @param answer ok; whole (as if no part had been asked for) and unsized (the same, without saying how large it is); error (nothing is done); error-after (it is done all the same); disconnect (it is done, the connection
 *     closed without an answer); hang (it is done, and no answer comes for a minute)
 * @param status of an error; 500 unless given
 * @param shape of an error: fields, coded, plain or text
 * @param code of an error, also the kind of a 429
 * @param delayMillis between what is done and the answer, in real time
 * @param count how many of the next; 0 for all until the next order
 */
public record RequestOrder(
        String request,
        String answer,
        Optional<Integer> status,
        Optional<String> shape,
        Optional<String> code,
        Optional<Long> delayMillis,
        Optional<Integer> count) {

    private static final List<String> ANSWERS =
            List.of("ok", "whole", "unsized", "error", "error-after", "disconnect", "hang");

    public RequestOrder {
        if (request == null) {
            throw new IllegalArgumentException("request is missing");
        }
        OrderCheck.check(ANSWERS, answer, status, shape, delayMillis, count);
    }

    static RequestOrder ok(String request) {
        return new RequestOrder(
                request,
                "ok",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Response error() {
        int errorStatus = status.orElse(500);
        return shape.flatMap(ApiError::named)
                .orElse(ApiError.PLAIN)
                .of(
                        errorStatus,
                        code.orElseGet(() -> ApiError.usualCode(errorStatus)),
                        "The request was refused",
                        "name");
    }
}
