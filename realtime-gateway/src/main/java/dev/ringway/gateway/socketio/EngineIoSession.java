package dev.ringway.gateway.socketio;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Engine.IO session. Its requests and sockets may live on several event loops; everything is brought home to the
 * one that it was opened on, so that its state has one thread and its packets one order.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a write or timer that fails ends with its channel, which the session hears of
final class EngineIoSession {

    private static final Logger LOG = LoggerFactory.getLogger(EngineIoSession.class);

    private static final String BY_CLIENT = "client";

    private enum State {
        OPEN,
        /** Last words are on their way. */
        ENDING,
        CLOSED
    }

    private final String id;
    private final EventLoop home;
    private final SocketIoSettings settings;
    private final OutboundQueue outbound;
    private final Heartbeat heartbeat;
    private final SessionListener listener;
    private final BiConsumer<EngineIoSession, String> forget;
    private final AtomicBoolean flushing = new AtomicBoolean();
    private final AtomicBoolean overflowed = new AtomicBoolean();

    private volatile State state = State.OPEN;
    private Carrier carrier;
    private Optional<Channel> candidate = Optional.empty();
    private Optional<Channel> posting = Optional.empty();
    private boolean probed;
    private String reason = "";

    EngineIoSession(
            String id,
            EventLoop home,
            SocketIoSettings settings,
            Carrier carrier,
            Sessions.ListenerFactory listeners,
            BiConsumer<EngineIoSession, String> forget) {
        this.id = id;
        this.home = home;
        this.settings = settings;
        this.carrier = carrier;
        this.outbound = new OutboundQueue(settings.maxQueuedPackets(), settings.maxQueuedBytes());
        this.heartbeat = new Heartbeat(home, settings, () -> send(EngineIoPacket.PING), () -> close("ping_timeout"));
        this.forget = forget;
        this.listener = listeners.of(this);
        heartbeat.alive();
    }

    String id() {
        return id;
    }

    EventLoop home() {
        return home;
    }

    /** From any thread. Beyond the queue's bounds the client counts as slow and gets nothing more. */
    void send(byte[] packet) {
        if (overflowed.get() || state != State.OPEN) {
            return;
        }
        if (outbound.offer(packet)) {
            flushSoon();
        } else if (overflowed.compareAndSet(false, true)) {
            home.execute(() -> {
                outbound.clear();
                listener.overflowed();
            });
        }
    }

    /** From any thread. */
    boolean isBehind() {
        return outbound.isHalfFull();
    }

    /** From any thread; many packets that are sent at once leave in one flush. */
    void flushSoon() {
        if (flushing.compareAndSet(false, true)) {
            home.execute(() -> {
                flushing.set(false);
                flush();
            });
        }
    }

    void poll(HttpExchange exchange) {
        if (state == State.CLOSED || !(carrier instanceof PollingCarrier polling)) {
            exchange.refuse(state == State.CLOSED ? EngineIoError.UNKNOWN_SESSION : EngineIoError.BAD_REQUEST);
            return;
        }
        if (!polling.park(exchange)) {
            exchange.refuse(EngineIoError.BAD_REQUEST);
            violated("two polls at once");
            return;
        }
        flush();
        if (probed) {
            polling.release();
        }
    }

    /** Before its body has come. */
    void postBegins(Channel channel) {
        if (posting.filter(other -> !other.equals(channel)).isPresent()) {
            violated("two posts at once");
        } else {
            posting = Optional.of(channel);
        }
    }

    /** Its body has come, or its connection is gone. */
    void postEnds(Channel channel) {
        posting = posting.filter(other -> !other.equals(channel));
    }

    void post(HttpExchange exchange, String body) {
        if (state != State.OPEN || !(carrier instanceof PollingCarrier)) {
            exchange.refuse(state == State.OPEN ? EngineIoError.BAD_REQUEST : EngineIoError.UNKNOWN_SESSION);
            return;
        }
        if (List.of(body.split(EngineIoPacket.SEPARATOR, -1)).stream().allMatch(this::accept)) {
            exchange.accepted();
        } else {
            exchange.refuse(EngineIoError.BAD_REQUEST);
        }
    }

    /** A WebSocket that wants to take over from polling. */
    void offer(Channel socket) {
        if (state != State.OPEN || candidate.isPresent() || !(carrier instanceof PollingCarrier)) {
            socket.close();
            return;
        }
        candidate = Optional.of(socket);
        home.schedule(() -> giveUp(socket), settings.upgradeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    void binaryFrame(Channel socket, byte[] data) {
        if (carrier.uses(socket)) {
            acceptBinary(data);
        } else {
            giveUp(socket);
        }
    }

    void frame(Channel socket, String packet) {
        if (carrier.uses(socket)) {
            accept(packet);
        } else if (candidate.filter(socket::equals).isPresent()) {
            upgrade(socket, packet);
        } else {
            socket.close();
        }
    }

    /** A connection closed: the session ends with it if it was waiting there. */
    void gone(Channel channel) {
        giveUp(channel);
        if (carrier.uses(channel)) {
            close(BY_CLIENT);
        }
    }

    /** Says the last words behind all that is queued, then closes. */
    void end(String why, byte[]... lastWords) {
        if (state != State.OPEN) {
            return;
        }
        state = State.ENDING;
        reason = why;
        for (byte[] packet : lastWords) {
            outbound.force(packet);
        }
        home.schedule(() -> close(why), settings.lingerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        flush();
    }

    void shutDown(Duration reconnectIn) {
        home.execute(() -> {
            if (state == State.OPEN) {
                listener.shuttingDown(reconnectIn);
            }
        });
    }

    /** @param why for the metrics, where the session is not ending for another reason already */
    void close(String why) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        heartbeat.stop();
        outbound.clear();
        carrier.abort();
        candidate.ifPresent(Channel::close);
        forget.accept(this, reason.isEmpty() ? why : reason);
        listener.closed();
    }

    /** A client that breaks the protocol is not argued with. */
    void violated(String how) {
        LOG.info("session closed, the client broke the protocol: {}", how);
        close("protocol_violation");
    }

    private void flush() {
        switch (state) {
            case OPEN -> carrier.flush(outbound);
            case ENDING -> {
                if (carrier.finish(outbound)) {
                    close(reason);
                }
            }
            case CLOSED -> outbound.clear();
        }
    }

    private boolean accept(String packet) {
        if (state != State.OPEN) {
            return state == State.ENDING;
        }
        switch (packet.isEmpty() ? ' ' : packet.charAt(0)) {
            case '1' -> {
                polling(PollingCarrier::release);
                close(BY_CLIENT);
            }
            case '3' -> {
                return pong(packet);
            }
            case '4' -> listener.message(packet.substring(1));
            case 'b' -> {
                return acceptBase64(packet);
            }
            case '6' -> LOG.trace("noop");
            default -> {
                violated("an unknown or misplaced packet");
                return false;
            }
        }
        return true;
    }

    private boolean pong(String packet) {
        if (packet.equals(EngineIoPacket.PONG)) {
            heartbeat.alive();
            return true;
        }
        violated("a pong that answers no ping of ours");
        return false;
    }

    /** Polling has no binary frames. The official client for Java ends lines of its Base64. */
    private boolean acceptBase64(String packet) {
        String data = packet.substring(1).replace("\n", "");
        try {
            acceptBinary(Base64.getDecoder().decode(data));
            return state != State.CLOSED;
        } catch (IllegalArgumentException unreadable) {
            violated("binary data that is no Base64");
            return false;
        }
    }

    private void acceptBinary(byte[] data) {
        if (state == State.OPEN) {
            listener.binary(data);
        }
    }

    private void upgrade(Channel socket, String packet) {
        if (packet.equals(EngineIoPacket.PROBE)) {
            socket.writeAndFlush(new TextWebSocketFrame(EngineIoPacket.PROBE_ANSWER));
            probed = true;
            polling(PollingCarrier::release);
        } else if (packet.equals(EngineIoPacket.UPGRADE) && probed) {
            polling(PollingCarrier::release);
            carrier = new WebSocketCarrier(socket);
            candidate = Optional.empty();
            flush();
        } else {
            giveUp(socket);
        }
    }

    private void giveUp(Channel socket) {
        if (candidate.filter(socket::equals).isPresent()) {
            candidate = Optional.empty();
            probed = false;
            socket.close();
        }
    }

    private void polling(Consumer<PollingCarrier> action) {
        if (carrier instanceof PollingCarrier polling) {
            action.accept(polling);
        }
    }
}
