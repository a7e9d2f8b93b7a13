package dev.ringway.gateway.socketio;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The transport sessions of this instance by their secret ids, which are always random and never the client's choice. */
final class Sessions {

    /** Makes what listens to a new session. */
    interface ListenerFactory {
        SessionListener of(EngineIoSession session);
    }

    private final Map<String, EngineIoSession> byId = new ConcurrentHashMap<>();
    private final SocketIoSettings settings;
    private final ListenerFactory listeners;
    private volatile boolean draining;

    Sessions(SocketIoSettings settings, ListenerFactory listeners) {
        this.settings = settings;
        this.listeners = listeners;
    }

    EngineIoSession open(EventLoop home, Carrier carrier) {
        String id = UUID.randomUUID().toString();
        EngineIoSession session =
                new EngineIoSession(id, home, settings, carrier, listeners, closed -> byId.remove(closed.id()));
        byId.put(id, session);
        return session;
    }

    Optional<EngineIoSession> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** No new ones from here on; each of the others is told, and ends when it has read that. */
    void drain() {
        draining = true;
        List.copyOf(byId.values()).forEach(EngineIoSession::shutDown);
    }

    /** A connection that is kept alive could otherwise begin a session on an instance that goes away. */
    boolean isDraining() {
        return draining;
    }
}
