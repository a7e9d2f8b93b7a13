package dev.ringway.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends what it likes. */
final class RawClient implements AutoCloseable {

    private final Socket socket;

    RawClient(int port) {
        try {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(30_000);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** @param from an address of the loopback */
    RawClient(int port, String from) {
        try {
            socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port, InetAddress.ofLiteral(from), 0);
            socket.setSoTimeout(30_000);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    RawClient send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Everything until the server closes the connection. */
    String answer() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Looks for half a second; an open connection would wait for a request. */
    boolean isClosedWithoutAnAnswer() {
        try {
            socket.setSoTimeout(500);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** The status line of the next answer. */
    String statusLine() {
        try {
            StringBuilder line = new StringBuilder();
            int read = socket.getInputStream().read();
            while (read >= 0 && read != '\r') {
                line.append((char) read);
                read = socket.getInputStream().read();
            }
            return line.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
