package dev.ringway.sandbox.web;

import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer.
 *
 * @param json written piece by piece, so that a long list (an iterator, say) never stands in memory; absent with 204
 */
public record Response(int status, Optional<Object> json) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Response json(int status, Object value) {
        return new Response(status, Optional.of(value));
    }

    public static Response noContent() {
        return new Response(204, Optional.empty());
    }

    void write(OutputStream out) {
        json.ifPresent(value -> JSON.writeValue(out, value));
    }
}
