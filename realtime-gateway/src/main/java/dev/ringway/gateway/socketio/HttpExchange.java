package dev.ringway.gateway.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One request and its one answer.
 *
 * @param allowedOrigin the request's origin where it may read the answer
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a write or timer that fails ends with its channel, which the session hears of
record HttpExchange(Channel channel, boolean keepAlive, Optional<String> allowedOrigin) {

    static HttpExchange of(Channel channel, HttpRequest request, AllowedOrigins origins) {
        return new HttpExchange(channel, HttpUtil.isKeepAlive(request), origins.of(request));
    }

    void answer(ByteBuf packets) {
        respond(HttpResponseStatus.OK, "text/plain; charset=UTF-8", packets);
    }

    /** The session's last packets; the connection ends behind them. */
    void answerLast(ByteBuf packets) {
        new HttpExchange(channel, false, allowedOrigin).answer(packets);
    }

    void accepted() {
        respond(HttpResponseStatus.OK, "text/html", text("ok"));
    }

    void refuse(EngineIoError error) {
        respond(HttpResponseStatus.BAD_REQUEST, "application/json", text(error.json()));
    }

    /** Closes the connection too, so that the client's next attempt may reach another instance. */
    void refuse(Refusal refusal) {
        new HttpExchange(channel, false, allowedOrigin)
                .respond(refusal.status(), "application/json", text(refusal.json()));
    }

    void notFound() {
        respond(HttpResponseStatus.NOT_FOUND, "text/plain; charset=UTF-8", text("not found"));
    }

    void preflight() {
        respond(HttpResponseStatus.NO_CONTENT, "text/plain; charset=UTF-8", Unpooled.EMPTY_BUFFER);
    }

    private void respond(HttpResponseStatus status, String contentType, ByteBuf body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, contentType);
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        allowedOrigin.ifPresent(origin -> {
            headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, HttpHeaderNames.CONTENT_TYPE);
        });
        if (status.code() != HttpResponseStatus.NO_CONTENT.code()) {
            HttpUtil.setContentLength(response, body.readableBytes());
        }
        HttpUtil.setKeepAlive(response, keepAlive);
        var written = channel.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }
}
