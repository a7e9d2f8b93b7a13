package dev.ringway.sandbox.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer.
 *
 * @param status 0: there is no answer, and the connection is closed
 * @param headers besides Content-Type and Content-Length, which come from the body
 * @param body written piece by piece, so that a long one never stands in memory; absent with 204
 */
public record Response(int status, Map<String, String> headers, Optional<Body> body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param length in bytes; empty sends the body in chunks */
    public record Body(String contentType, OptionalLong length, Writing writing) {}

    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** @param value may hold an iterator, which is read while it is written */
    public static Response json(int status, Object value) {
        var body = new Body("application/json;charset=utf-8", OptionalLong.empty(), out -> JSON.writeValue(out, value));
        return new Response(status, Map.of(), Optional.of(body));
    }

    public static Response text(int status, String contentType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Response(
                status,
                Map.of(),
                Optional.of(new Body(contentType, OptionalLong.of(bytes.length), out -> out.write(bytes))));
    }

    /** As if the network had failed after the work was done. */
    public static Response disconnected() {
        return new Response(0, Map.of(), Optional.empty());
    }

    /** The same without saying how large it is: in chunks. */
    public Response unsized() {
        return new Response(
                status,
                headers,
                body.map(known -> new Body(known.contentType(), OptionalLong.empty(), known.writing())));
    }

    boolean unanswered() {
        return status == 0;
    }

    public static Response noContent() {
        return new Response(204, Map.of(), Optional.empty());
    }
}
