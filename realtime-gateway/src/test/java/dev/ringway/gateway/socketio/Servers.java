package dev.ringway.gateway.socketio;

import java.time.Duration;
import java.util.function.BiFunction;

/** Servers of one kind for checks: one that they share, and others where a check needs its own. */
final class Servers implements AutoCloseable {

    private final BiFunction<Duration, Duration, Target> kind;
    private final Target shared;

    /** @param kind makes one with that ping interval and time-out */
    Servers(BiFunction<Duration, Duration, Target> kind) {
        this.kind = kind;
        this.shared = kind.apply(Defect.LONG, Defect.LONG);
    }

    Target shared() {
        return shared;
    }

    Target start(Duration pingInterval, Duration pingTimeout) {
        return kind.apply(pingInterval, pingTimeout);
    }

    void end(Target server) {
        if (!server.equals(shared)) {
            server.close();
        }
    }

    @Override
    public void close() {
        shared.close();
    }
}
