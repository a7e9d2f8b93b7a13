package dev.ringway.callstore.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Twilio was asked for and does not have: it is asked for again a day later. Used by one thread. */
final class AskedInVain {

    private static final Duration AGAIN = Duration.ofHours(24);
    private static final int MOST = 10_000;

    private final Map<String, Instant> asked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    void add(String sid, Instant now) {
        asked.put(sid, now);
    }

    boolean contains(String sid, Instant now) {
        asked.values().removeIf(time -> time.isBefore(now.minus(AGAIN)));
        return asked.containsKey(sid);
    }
}
