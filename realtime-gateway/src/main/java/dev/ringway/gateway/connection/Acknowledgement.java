package dev.ringway.gateway.connection;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The answer to an event; goes nowhere if the client asked for none. */
@FunctionalInterface
public interface Acknowledgement {

    /** @param json one JSON value, which becomes the acknowledgement's only argument */
    void send(String json);

    /** For an answer of several arguments or of binary data, which are binary nodes. */
    default void sendAll(List<? extends JsonNode> arguments) {
        throw new UnsupportedOperationException("this answer takes one JSON value");
    }
}
