package dev.ringway.gateway.connection;

import dev.ringway.starter.security.Caller;

/** One client that was admitted. Its methods return at once and may be called from any thread. */
public interface Connection {

    /** Public, random, and not the secret id of the transport session. */
    String id();

    Caller caller();

    /** Queues the frame. A client that reads too slowly for its bounded queue is closed instead. */
    void send(Frame frame);

    /** Whether so much waits for the client that it should be told no more than it needs: half of what may wait. */
    boolean isBehind();

    /** Sends what is queued, then the reason as the event {@code closing}, then ends the connection. */
    void close(CloseReason reason);
}
