package dev.ringway.ingest.limits;

import dev.ringway.ingest.share.ClientShare;
import java.util.Optional;

/**
 * Counts a connection among its client's as long as it waits for the client. While it waits for our answer to a whole
 * request it does not count, so that genuine load has no share to keep to. For the connection's event loop alone.
 */
final class WaitingConnection {

    static final WaitingConnection OF_NOBODY = new WaitingConnection(Optional.empty(), "");

    private final Optional<ClientShare> share;
    private final String client;
    private boolean counted;

    WaitingConnection(ClientShare share, String client) {
        this(Optional.of(share), client);
    }

    private WaitingConnection(Optional<ClientShare> share, String client) {
        this.share = share;
        this.client = client;
    }

    /** It waits for its client from now on. @return how many of the client's do */
    long begin() {
        if (share.isEmpty() || counted) {
            return 0;
        }
        counted = true;
        return share.get().add(client, 1);
    }

    /** A request is whole, or the connection closed. */
    void end() {
        if (counted) {
            counted = false;
            share.ifPresent(some -> some.release(client, 1));
        }
    }
}
