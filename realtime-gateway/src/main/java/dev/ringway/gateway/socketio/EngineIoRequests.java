package dev.ringway.gateway.socketio;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP half of one connection: handshakes, polls, posts and requests to become a WebSocket. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a write or timer that fails ends with its channel, which the session hears of
final class EngineIoRequests extends SimpleChannelInboundHandler<FullHttpRequest> {

    static final String PATH = "/socket.io/";
    private static final Logger LOG = LoggerFactory.getLogger(EngineIoRequests.class);

    private final Sessions sessions;
    private final AllowedOrigins origins;
    private final SocketIoSettings settings;
    private Optional<EngineIoSession> polling = Optional.empty();

    EngineIoRequests(Sessions sessions, AllowedOrigins origins, SocketIoSettings settings) {
        this.sessions = sessions;
        this.origins = origins;
        this.settings = settings;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        HttpExchange exchange = HttpExchange.of(ctx.channel(), request, origins);
        QueryStringDecoder query = new QueryStringDecoder(request.uri());
        String transport = parameter(query, "transport").orElse("");
        if (!query.path().equals(PATH)) {
            exchange.notFound();
        } else if (request.method().equals(HttpMethod.OPTIONS)) {
            exchange.preflight();
        } else if (!transport.equals("polling") && !transport.equals("websocket")) {
            exchange.refuse(EngineIoError.UNKNOWN_TRANSPORT);
        } else if (!parameter(query, "EIO").equals(Optional.of("4"))) {
            exchange.refuse(EngineIoError.UNSUPPORTED_VERSION);
        } else if (sessions.isDraining() && parameter(query, "sid").isEmpty()) {
            exchange.goingAway();
        } else if (transport.equals("websocket")) {
            webSocket(request, exchange, parameter(query, "sid"));
        } else {
            poll(request, exchange, parameter(query, "sid"));
        }
    }

    private void poll(FullHttpRequest request, HttpExchange exchange, Optional<String> id) {
        if (id.isEmpty()) {
            if (request.method().equals(HttpMethod.GET)) {
                EngineIoSession session =
                        sessions.open(exchange.channel().eventLoop(), new PollingCarrier(settings.maxPayloadBytes()));
                session.send(OpenPacket.of(session.id(), List.of("websocket"), settings));
                session.poll(exchange);
            } else {
                exchange.refuse(EngineIoError.BAD_HANDSHAKE_METHOD);
            }
            return;
        }
        Optional<EngineIoSession> session = sessions.find(id.get());
        if (session.isEmpty()) {
            exchange.refuse(EngineIoError.UNKNOWN_SESSION);
        } else if (request.method().equals(HttpMethod.GET)) {
            polling = session;
            session.get().home().execute(() -> session.get().poll(exchange));
        } else if (request.method().equals(HttpMethod.POST)) {
            String body = request.content().toString(StandardCharsets.UTF_8);
            session.get().home().execute(() -> session.get().post(exchange, body));
        } else {
            exchange.refuse(EngineIoError.BAD_REQUEST);
        }
    }

    private void webSocket(FullHttpRequest request, HttpExchange exchange, Optional<String> id) {
        Optional<EngineIoSession> upgrading = id.flatMap(sessions::find);
        if (!request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            exchange.refuse(EngineIoError.BAD_REQUEST);
        } else if (id.isPresent() && upgrading.isEmpty()) {
            exchange.refuse(EngineIoError.UNKNOWN_SESSION);
        } else {
            handshake(request, exchange.channel(), channel -> {
                EngineIoFrames frames = channel.pipeline().get(EngineIoFrames.class);
                if (upgrading.isPresent()) {
                    frames.carry(upgrading.get());
                    upgrading.get().home().execute(() -> upgrading.get().offer(channel));
                } else {
                    EngineIoSession session = sessions.open(channel.eventLoop(), new WebSocketCarrier(channel));
                    frames.carry(session);
                    session.send(OpenPacket.of(session.id(), List.of(), settings));
                }
            });
        }
    }

    private void handshake(FullHttpRequest request, Channel channel, Consumer<Channel> upgraded) {
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        "ws://" + request.headers().get(HttpHeaderNames.HOST) + PATH,
                        null,
                        false,
                        settings.maxPayloadBytes())
                .newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel);
            return;
        }
        handshaker.handshake(channel, request).addListener(done -> {
            if (done.isSuccess()) {
                upgraded.accept(channel);
            } else {
                channel.close();
            }
        });
    }

    /** A poll that the client gave up takes its session with it: nobody knows what got lost. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        polling.ifPresent(session -> session.home().execute(() -> session.gone(ctx.channel())));
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.atDebug()
                .addKeyValue("error.type", cause.getClass().getName())
                .log("connection closed: its request could not be read");
        ctx.close();
    }

    private static Optional<String> parameter(QueryStringDecoder query, String name) {
        return Optional.ofNullable(query.parameters().get(name))
                .filter(values -> values.size() == 1)
                .map(List::getFirst);
    }
}
