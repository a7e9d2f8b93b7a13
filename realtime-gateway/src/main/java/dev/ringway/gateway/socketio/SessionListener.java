package dev.ringway.gateway.socketio;

/** What a session tells the layer above, always on its own event loop. */
interface SessionListener {

    void message(String data);

    /** The client reads too slowly; what was queued is gone. */
    void overflowed();

    /** The service stops. */
    void shuttingDown();

    void closed();
}
