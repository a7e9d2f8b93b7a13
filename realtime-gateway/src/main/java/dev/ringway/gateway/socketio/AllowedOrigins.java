package dev.ringway.gateway.socketio;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;
import java.util.Set;

/**
 * The web origins whose scripts may read answers. Others get no CORS header, so that a browser keeps the answer from
 * them; nothing depends on cookies, so they can do nothing in a user's name either.
 */
record AllowedOrigins(Set<String> origins) {

    Optional<String> of(HttpRequest request) {
        return Optional.ofNullable(request.headers().get(HttpHeaderNames.ORIGIN))
                .filter(origins::contains);
    }
}
