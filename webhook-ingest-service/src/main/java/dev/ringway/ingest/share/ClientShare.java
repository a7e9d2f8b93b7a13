package dev.ringway.ingest.share;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What each client holds of something that there is only so much of, so that none takes all of it from the others. */
public final class ClientShare {

    private final long most;
    private final ConcurrentMap<String, Long> held = new ConcurrentHashMap<>();

    /**
     * @param all that there is
     * @param percent of it that one client may hold; one of it in any case
     */
    public ClientShare(long all, int percent) {
        this.most = Math.max(1, all * percent / 100);
    }

    /** What one client may hold. */
    public long most() {
        return most;
    }

    /** @return whether it was taken: not where the client would hold more than it may */
    public boolean take(String client, long amount) {
        boolean within = add(client, amount) <= most;
        if (!within) {
            release(client, amount);
        }
        return within;
    }

    /** Also above the share. @return what the client holds then */
    public long add(String client, long amount) {
        return held.merge(client, amount, Long::sum);
    }

    public void release(String client, long amount) {
        held.computeIfPresent(client, (known, had) -> had == amount ? null : (Long) (had - amount));
    }
}
