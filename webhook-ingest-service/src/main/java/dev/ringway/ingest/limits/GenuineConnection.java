package dev.ringway.ingest.limits;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A connection on which a provider has said who it is by its signature. It has no share to keep to any more: after a burst
 * a provider leaves hundreds of them open, and its next webhook may need another one.
 */
public final class GenuineConnection {

    private static final AttributeKey<Boolean> GENUINE = AttributeKey.valueOf("ringway.genuine-connection");

    private GenuineConnection() {}

    /** @param request whose signature is right */
    public static void mark(ServerHttpRequest request) {
        channel(request).ifPresent(channel -> channel.attr(GENUINE).set(true));
    }

    static boolean is(Channel channel) {
        return Boolean.TRUE.equals(channel.attr(GENUINE).get());
    }

    /** Empty for a request that did not come over the network. */
    static Optional<Channel> channel(ServerHttpRequest request) {
        AtomicReference<@Nullable Channel> found = new AtomicReference<>();
        if (ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest netty) {
            netty.withConnection(connection -> found.set(connection.channel()));
        }
        return Optional.ofNullable(found.get());
    }
}
