package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.web.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** ElevenLabs' errors come in four shapes. */
enum ApiError {
    /** {@code detail: [{loc, msg, type}]}, usual with 422. */
    FIELDS,
    /** {@code detail: {type, code, message, status, request_id}}. */
    CODED,
    /** {@code detail: {status, message}}. */
    PLAIN,
    /** No JSON at all. */
    TEXT;

    static Optional<ApiError> named(String wire) {
        return Arrays.stream(values())
                .filter(shape -> shape.name().toLowerCase(Locale.ROOT).equals(wire))
                .findFirst();
    }

    Response of(int status, String code, String message, String field) {
        return switch (this) {
            case FIELDS -> detail(status, List.of(Map.of("loc", List.of("body", field), "msg", message, "type", code)));
            case CODED ->
                detail(
                        status,
                        Map.of(
                                "type",
                                status == 429 ? "rate_limit_error" : "api_error",
                                "code",
                                code,
                                "message",
                                message,
                                "status",
                                code,
                                "request_id",
                                "0000000000000000"));
            case PLAIN -> detail(status, Map.of("status", code, "message", message));
            case TEXT -> Response.text(status, "text/plain; charset=utf-8", message);
        };
    }

    /** As ElevenLabs names an error, where nothing else is said. */
    static String usualCode(int status) {
        return switch (status) {
            case 422 -> "missing";
            case 429 -> "concurrent_limit_exceeded";
            case 503 -> "system_busy";
            default -> "internal_server_error";
        };
    }

    private static Response detail(int status, Object detail) {
        return Response.json(status, Map.of("detail", detail));
    }
}
