package dev.ringway.gateway.conformance;

import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.EventHandler;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code message-with-ack} is acknowledged with its own arguments. */
final class AcknowledgedEcho implements EventHandler {

    @Override
    public String event() {
        return "message-with-ack";
    }

    @Override
    public void handle(Connection connection, JsonNode argument, Acknowledgement answer) {
        handleAll(connection, List.of(argument), answer);
    }

    @Override
    public void handleAll(Connection connection, List<JsonNode> arguments, Acknowledgement answer) {
        answer.sendAll(arguments);
    }
}
