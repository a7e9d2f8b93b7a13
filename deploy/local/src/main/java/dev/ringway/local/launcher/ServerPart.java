package dev.ringway.local.launcher;

import dev.ringway.local.server.ServerProcess;
import dev.ringway.local.server.ServerStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** MongoDB, Kafka or Redis. */
record ServerPart(ServerProcess server, List<Port> ports) implements Part {

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public String address() {
        return server.address();
    }

    @Override
    public ProcessHandle spawn() {
        try {
            return server.spawn();
        } catch (ServerStartException e) {
            throw new LauncherException(e.getMessage(), e);
        }
    }

    @Override
    public void awaitReady() {
        try {
            server.awaitReady();
        } catch (ServerStartException e) {
            throw new LauncherException(e.getMessage(), e);
        }
    }

    @Override
    public boolean ready() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
