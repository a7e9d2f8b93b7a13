package dev.ringway.gateway.socketio;

import java.time.Duration;

/** What a session tells the layer above, always on its own event loop. */
interface SessionListener {

    void message(String data);

    void binary(byte[] data);

    /** The client reads too slowly; what was queued is gone. */
    void overflowed();

    /** The service stops; the client is to come back, after that time, wherever it is let in then. */
    void shuttingDown(Duration reconnectIn);

    void closed();
}
