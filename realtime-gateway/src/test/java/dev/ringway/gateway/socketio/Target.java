package dev.ringway.gateway.socketio;

/** A server that a check is made against: its door opens to {@code auth: {token: "good"}}, its event "echo" is acknowledged. */
interface Target extends AutoCloseable {

    String url();

    /** Arguments of events that reached the handler. */
    int handledEvents();

    void broadcast(String event, String argument);

    void disconnectAll();

    int clients();

    @Override
    void close();
}
