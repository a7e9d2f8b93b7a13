package dev.ringway.gateway.conformance;

import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.gateway.connection.Frame;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code message} comes back as {@code message-back} with the same arguments. */
final class MessageEcho implements EventHandler {

    private static final JsonNode ANSWER = JsonNodeFactory.instance.stringNode("message-back");

    @Override
    public String event() {
        return "message";
    }

    @Override
    public void handle(Connection connection, JsonNode argument, Acknowledgement answer) {
        handleAll(connection, List.of(argument), answer);
    }

    @Override
    public void handleAll(Connection connection, List<JsonNode> arguments, Acknowledgement answer) {
        connection.send(
                Frame.event(Stream.concat(Stream.of(ANSWER), arguments.stream()).toList()));
    }
}
