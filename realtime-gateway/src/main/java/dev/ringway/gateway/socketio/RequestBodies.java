package dev.ringway.gateway.socketio;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Collects the bodies of requests, which are bounded. A session is told of a POST as soon as that begins, since the
 * protocol allows one at a time, and when it is over, whatever it is answered. What comes next on the connection may be
 * of another client behind the same proxy.
 */
final class RequestBodies extends HttpObjectAggregator {

    private final Sessions sessions;
    private Optional<EngineIoSession> posting = Optional.empty();

    RequestBodies(Sessions sessions, int maxBytes) {
        super(maxBytes, true);
        this.sessions = sessions;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        if (message instanceof HttpRequest request && request.method().equals(HttpMethod.POST)) {
            List<String> ids =
                    new QueryStringDecoder(request.uri()).parameters().getOrDefault("sid", List.of());
            posting = ids.stream().findFirst().flatMap(sessions::find);
            tell(ctx.channel(), EngineIoSession::postBegins);
        }
        if (!(message instanceof LastHttpContent)) {
            super.channelRead(ctx, message);
            return;
        }
        // before the answer, behind which the client may post elsewhere
        tell(ctx.channel(), EngineIoSession::postEnds);
        super.channelRead(ctx, message);
        posting = Optional.empty();
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) throws Exception {
        tell(ctx.channel(), (session, _) -> session.violated("a body over the limit"));
        super.handleOversizedMessage(ctx, oversized);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        tell(ctx.channel(), EngineIoSession::postEnds);
        super.channelInactive(ctx);
    }

    private void tell(Channel channel, BiConsumer<EngineIoSession, Channel> news) {
        posting.ifPresent(session -> session.home().execute(() -> news.accept(session, channel)));
    }
}
