package dev.ringway.gateway.connection;

/** Hears of clients. Called on the transport's event loops, in order per client: it must not block. */
public interface ConnectionListener {

    void connected(Connection connection);

    void disconnected(Connection connection);
}
