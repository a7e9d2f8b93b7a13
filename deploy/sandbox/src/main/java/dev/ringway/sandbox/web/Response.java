package dev.ringway.sandbox.web;

import tools.jackson.databind.json.JsonMapper;

/** One answer; JSON, or nothing at all with 204. */
public record Response(int status, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Response json(int status, Object value) {
        return new Response(status, JSON.writeValueAsString(value));
    }

    public static Response noContent() {
        return new Response(204, "");
    }
}
