package dev.ringway.gateway.conformance;

import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.ConnectionListener;
import dev.ringway.gateway.connection.Frame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tells a client what it gave as {@code auth}. */
final class AuthTeller implements ConnectionListener {

    @Override
    public void connected(Connection connection) {
        connected(connection, JsonNodeFactory.instance.objectNode());
    }

    @Override
    public void connected(Connection connection, JsonNode auth) {
        connection.send(Frame.event("auth", auth.toString()));
    }

    @Override
    public void disconnected(Connection connection) {
        // nothing is kept of it
    }
}
