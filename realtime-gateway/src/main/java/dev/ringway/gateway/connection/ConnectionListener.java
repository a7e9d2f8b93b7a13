package dev.ringway.gateway.connection;

import tools.jackson.databind.JsonNode;

/** Hears of clients. Called on the transport's event loops, in order per client: it must not block. */
public interface ConnectionListener {

    void connected(Connection connection);

    /** @param auth what the client gave as {@code auth}, which is nobody's to keep; an empty object where it gave nothing */
    default void connected(Connection connection, JsonNode auth) {
        connected(connection);
    }

    void disconnected(Connection connection);
}
