package dev.ringway.gateway.socketio;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Consumer<EngineIoSession> forget;
    private final AtomicBoolean flushing = new AtomicBoolean();
    private final AtomicBoolean overflowed = new AtomicBoolean();

    private State state = State.OPEN;
    private Carrier carrier;
    private Optional<Channel> candidate = Optional.empty();
    private boolean probed;

    EngineIoSession(
            String id,
            EventLoop home,
            SocketIoSettings settings,
            Carrier carrier,
            Sessions.ListenerFactory listeners,
            Consumer<EngineIoSession> forget) {
        this.id = id;
        this.home = home;
        this.settings = settings;
        this.carrier = carrier;
        this.outbound = new OutboundQueue(settings.maxQueuedPackets(), settings.maxQueuedBytes());
        this.heartbeat = new Heartbeat(home, settings, () -> send(EngineIoPacket.PING), this::close);
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
        if (overflowed.get()) {
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
            close();
        }
    }

    /** Says the last words behind all that is queued, then closes. */
    void end(byte[]... lastWords) {
        if (state != State.OPEN) {
            return;
        }
        state = State.ENDING;
        for (byte[] packet : lastWords) {
            outbound.force(packet);
        }
        home.schedule(this::close, settings.lingerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        flush();
    }

    void shutDown() {
        home.execute(listener::shuttingDown);
    }

    void close() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        heartbeat.stop();
        outbound.clear();
        carrier.abort();
        candidate.ifPresent(Channel::close);
        forget.accept(this);
        listener.closed();
    }

    /** A client that breaks the protocol is not argued with. */
    void violated(String how) {
        LOG.atInfo().addKeyValue("session.violation", how).log("session closed: the client broke the protocol");
        close();
    }

    private void flush() {
        switch (state) {
            case OPEN -> carrier.flush(outbound);
            case ENDING -> {
                if (carrier.finish(outbound)) {
                    close();
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
                close();
            }
            case '3' -> heartbeat.alive();
            case '4' -> listener.message(packet.substring(1));
            case '6' -> LOG.trace("noop");
            default -> {
                violated("an unknown or misplaced packet");
                return false;
            }
        }
        return true;
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
