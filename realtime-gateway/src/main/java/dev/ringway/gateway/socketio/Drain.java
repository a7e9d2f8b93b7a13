package dev.ringway.gateway.socketio;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the clients of an instance away, one after another, so that they do not fall upon the others at once. Handshakes
 * are refused meanwhile, and who is still there goes on getting its events.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a session whose loop is gone is gone itself
final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    /** Between two clients, where there is time enough for all of them. */
    private static final Duration UNHURRIED = Duration.ofMillis(20);

    private final DrainSettings settings;
    private final Duration lingerTimeout;

    Drain(DrainSettings settings, Duration lingerTimeout) {
        this.settings = settings;
        this.lingerTimeout = lingerTimeout;
    }

    /** The longest that it takes. */
    Duration limit() {
        return settings.time().plus(lingerTimeout);
    }

    /** Returns when all are gone. */
    void run(Sessions sessions) {
        List<EngineIoSession> leaving = sessions.drain();
        if (leaving.isEmpty()) {
            return;
        }
        long pauseNanos = Math.min(UNHURRIED.toNanos(), settings.time().toNanos() / leaving.size());
        LOG.atInfo().addKeyValue("clients", leaving.size()).log("sending clients away");
        for (int place = 0; place < leaving.size(); place++) {
            EngineIoSession session = leaving.get(place);
            Duration reconnectIn = Duration.ofMillis(ThreadLocalRandom.current()
                    .nextLong(settings.reconnectWithin().toMillis() + 1));
            session.home().schedule(() -> session.shutDown(reconnectIn), place * pauseNanos, TimeUnit.NANOSECONDS);
        }
        if (!sessions.awaitEnd(limit())) {
            LOG.warn("some clients did not read that the instance goes away");
        }
    }
}
