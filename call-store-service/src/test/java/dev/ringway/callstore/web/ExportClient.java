package dev.ringway.callstore.web;

import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that takes an export as slowly as it likes, over a plain connection. */
final class ExportClient implements AutoCloseable {

    private static final int SMALL_BUFFER = 8 << 10;

    private final Socket socket = new Socket();

    private ExportClient() {}

    static ExportClient ask(int port, String path) throws IOException {
        ExportClient client = new ExportClient();
        client.socket.setReceiveBufferSize(SMALL_BUFFER);
        client.socket.setSoTimeout(60_000);
        client.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + TestTokens.of(Role.OPERATOR) + "\r\n\r\n";
        client.socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return client;
    }

    /** The status, once the answer has begun. */
    int status() throws IOException {
        return Integer.parseInt(
                new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).substring(9));
    }

    /** All that is still to come, to the end of the connection; a complete answer ends with an empty chunk. */
    String rest() throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "reset: " + reset.getMessage();
        }
    }

    /** All up to this; fails if the connection ends before. */
    String restUntil(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new AssertionError("the connection ended after " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
