package dev.ringway.transcript.provider;

import dev.ringway.transcript.provider.ElevenLabsFailure.Fault;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of an error, in any of the four shapes: {@code detail: [{loc, msg, type}]}, {@code detail: {type, code, message,
 * status, request_id}}, {@code detail: {status, message}}, or text.
 *
 * @param code ElevenLabs' name of the error; its sentences stay out of ours, since they may repeat what was sent
 */
record ErrorBody(Optional<String> code, List<Fault> faults) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,63}");
    private static final int MOST_FAULTS = 50;
    private static final int LONGEST = 300;

    static ErrorBody of(String text, JsonMapper json) {
        try {
            JsonNode detail = json.readTree(text).path("detail");
            return detail.isArray()
                    ? new ErrorBody(Optional.empty(), faults(detail))
                    : new ErrorBody(code(detail, "code").or(() -> code(detail, "status")), List.of());
        } catch (JacksonException noJson) {
            return new ErrorBody(Optional.empty(), List.of());
        }
    }

    private static Optional<String> code(JsonNode detail, String name) {
        return Optional.of(detail.path(name).asString(""))
                .filter(text -> CODE.matcher(text).matches());
    }

    private static List<Fault> faults(JsonNode details) {
        return details.valueStream()
                .limit(MOST_FAULTS)
                .map(fault -> new Fault(
                        path(fault.path("loc")), message(fault.path("msg").asString(""))))
                .toList();
    }

    /** Without the part of the request, which is named first. */
    private static String path(JsonNode place) {
        return place.valueStream().skip(1).map(part -> part.asString("")).collect(Collectors.joining("/"));
    }

    private static String message(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
