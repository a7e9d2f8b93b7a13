package dev.ringway.gateway.connection;

import tools.jackson.databind.JsonNode;

/** Answers one kind of event of clients. Called like {@link ConnectionListener}. */
public interface EventHandler {

    /** The event's name. */
    String event();

    /**
     * @param argument the event's first argument; a missing node where it had none
     * @param answer to be called at most once, from any thread
     */
    void handle(Connection connection, JsonNode argument, Acknowledgement answer);
}
