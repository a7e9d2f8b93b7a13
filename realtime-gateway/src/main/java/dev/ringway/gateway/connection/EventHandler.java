package dev.ringway.gateway.connection;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Answers one kind of event of clients. Called like {@link ConnectionListener}. */
public interface EventHandler {

    /** The event's name. */
    String event();

    /**
     * @param argument the event's first argument; a missing node where it had none
     * @param answer to be called at most once, from any thread
     */
    void handle(Connection connection, JsonNode argument, Acknowledgement answer);

    /** @param arguments all of the event's, binary ones as binary nodes; by default those behind the first are ignored */
    default void handleAll(Connection connection, List<JsonNode> arguments, Acknowledgement answer) {
        JsonNode first = arguments.isEmpty() ? MissingNode.getInstance() : arguments.getFirst();
        handle(connection, first, answer);
    }
}
