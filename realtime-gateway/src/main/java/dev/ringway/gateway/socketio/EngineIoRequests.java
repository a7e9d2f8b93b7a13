package dev.ringway.gateway.socketio;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
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
    private final ClientAddresses addresses;
    private final SocketIoSettings settings;
    private Optional<EngineIoSession> polling = Optional.empty();

    EngineIoRequests(Sessions sessions, AllowedOrigins origins, ClientAddresses addresses, SocketIoSettings settings) {
        this.sessions = sessions;
        this.origins = origins;
        this.addresses = addresses;
        this.settings = settings;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        HttpExchange exchange = HttpExchange.of(ctx.channel(), request, origins);
        QueryStringDecoder query = new QueryStringDecoder(request.uri());
        String transport = parameter(query, "transport").orElse("");
        if (!query.path().equals(PATH)) {
            exchange.notFound();
        } else if (query.parameters().getOrDefault("sid", List.of()).size() > 1) {
            exchange.refuse(EngineIoError.BAD_REQUEST);
        } else if (request.method().equals(HttpMethod.OPTIONS)) {
            exchange.preflight();
        } else if (!transport.equals("polling") && !transport.equals("websocket")) {
            exchange.refuse(EngineIoError.UNKNOWN_TRANSPORT);
        } else if (!parameter(query, "EIO").equals(Optional.of("4"))) {
            exchange.refuse(EngineIoError.UNSUPPORTED_VERSION);
        } else if (transport.equals("websocket")) {
            webSocket(request, exchange, parameter(query, "sid"));
        } else {
            poll(request, exchange, parameter(query, "sid"));
        }
    }

    private void poll(FullHttpRequest request, HttpExchange exchange, Optional<String> id) {
        if (id.isEmpty()) {
            if (request.method().equals(HttpMethod.GET)) {
                String address = addresses.of(exchange.channel(), request);
                sessions.mayOpen(address).ifPresentOrElse(exchange::refuse, () -> openPolling(exchange, address));
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
        if (!request.method().equals(HttpMethod.GET)) {
            exchange.refuse(EngineIoError.BAD_HANDSHAKE_METHOD);
        } else if (!request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            exchange.refuse(EngineIoError.BAD_REQUEST);
        } else if (id.isPresent() && upgrading.isEmpty()) {
            exchange.refuse(EngineIoError.UNKNOWN_SESSION);
        } else if (upgrading.isPresent()) {
            EngineIoSession session = upgrading.get();
            handshake(
                    request,
                    exchange,
                    channel -> {
                        frames(channel).carry(session);
                        session.home().execute(() -> session.offer(channel));
                    },
                    () -> {});
        } else {
            String address = addresses.of(exchange.channel(), request);
            sessions.mayOpen(address)
                    .ifPresentOrElse(
                            exchange::refuse,
                            () -> handshake(
                                    request,
                                    exchange,
                                    channel -> openWebSocket(channel, address),
                                    () -> sessions.giveUp(address)));
        }
    }

    private void openPolling(HttpExchange exchange, String address) {
        EngineIoSession session =
                sessions.open(exchange.channel().eventLoop(), new PollingCarrier(settings.maxPayloadBytes()), address);
        session.send(OpenPacket.of(session.id(), List.of("websocket"), settings));
        session.poll(exchange);
    }

    private void openWebSocket(Channel channel, String address) {
        EngineIoSession session = sessions.open(channel.eventLoop(), new WebSocketCarrier(channel), address);
        frames(channel).carry(session);
        session.send(OpenPacket.of(session.id(), List.of(), settings));
    }

    private static EngineIoFrames frames(Channel channel) {
        return channel.pipeline().get(EngineIoFrames.class);
    }

    private void handshake(
            FullHttpRequest request, HttpExchange exchange, Consumer<Channel> upgraded, Runnable failed) {
        Channel channel = exchange.channel();
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        "ws://" + request.headers().get(HttpHeaderNames.HOST) + PATH,
                        null,
                        false,
                        settings.maxPayloadBytes())
                .newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel);
            failed.run();
            return;
        }
        try {
            handshaker.handshake(channel, request).addListener(done -> {
                if (done.isSuccess()) {
                    upgraded.accept(channel);
                } else {
                    failed.run();
                    channel.close();
                }
            });
        } catch (WebSocketHandshakeException incomplete) {
            failed.run();
            exchange.refuse(EngineIoError.BAD_REQUEST);
        }
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
