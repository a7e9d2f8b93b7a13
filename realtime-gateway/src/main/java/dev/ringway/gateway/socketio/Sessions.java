package dev.ringway.gateway.socketio;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
    private final ConnectionLimits limits;
    private final TransportMetrics metrics;
    private final ListenerFactory listeners;
    private volatile boolean draining;

    Sessions(SocketIoSettings settings, ConnectionLimits limits, TransportMetrics metrics, ListenerFactory listeners) {
        this.settings = settings;
        this.limits = limits;
        this.metrics = metrics;
        this.listeners = listeners;
    }

    /** Empty where one more connection of that address may be opened; it has to be opened or given up then. */
    Optional<Refusal> mayOpen(String address) {
        Optional<Refusal> refusal = draining ? Optional.of(Refusal.SHUTTING_DOWN) : limits.take(address);
        refusal.ifPresent(metrics::refused);
        return refusal;
    }

    void giveUp(String address) {
        limits.giveBack(address);
    }

    EngineIoSession open(EventLoop home, Carrier carrier, String address) {
        String id = UUID.randomUUID().toString();
        EngineIoSession session = new EngineIoSession(id, home, settings, carrier, listeners, (closed, why) -> {
            byId.remove(closed.id());
            limits.giveBack(address);
            metrics.closed(why);
            allGone();
        });
        byId.put(id, session);
        if (draining) {
            session.shutDown(Duration.ZERO);
        }
        return session;
    }

    Optional<EngineIoSession> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** No new ones from here on; those that are there, in an order that is nobody's. */
    List<EngineIoSession> drain() {
        draining = true;
        List<EngineIoSession> all = new ArrayList<>(byId.values());
        Collections.shuffle(all);
        return all;
    }

    /** @return whether the last one ended in that time */
    synchronized boolean awaitEnd(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!byId.isEmpty()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void allGone() {
        if (byId.isEmpty()) {
            notifyAll();
        }
    }
}
