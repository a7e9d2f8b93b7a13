package dev.ringway.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What stands before several instances: all connections go to one of them until it is said to be another. */
final class FrontDoor implements AutoCloseable {

    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int behind;

    FrontDoor(Instance instance) {
        behind = instance.socketPort();
        try {
            entrance = new ServerSocket(0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://localhost:" + entrance.getLocalPort();
    }

    /** Cuts every connection; new ones go there. */
    void leadTo(Instance instance) {
        behind = instance.socketPort();
        open.forEach(FrontDoor::cut);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket outside = entrance.accept();
                open.add(outside);
                Socket inside = new Socket(InetAddress.getLoopbackAddress(), behind);
                open.add(inside);
                Thread.ofVirtual().start(() -> carry(outside, inside));
                Thread.ofVirtual().start(() -> carry(inside, outside));
            } catch (IOException ended) {
                // closed, or nobody behind: whoever knocks tries again
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException ended) {
            // one side is gone: so is the other
        }
        cut(from);
        cut(to);
        open.remove(from);
        open.remove(to);
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // it is gone
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException already) {
            // it is gone
        }
        open.forEach(FrontDoor::cut);
    }
}
