package dev.ringway.gateway.socketio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One TCP connection, on which a test writes and reads HTTP by itself. */
final class Wire implements AutoCloseable {

    /** The headers of a request to become a WebSocket. */
    static final String UPGRADE = String.join(
            "\r\n",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "");

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final String authority;

    Wire(String url) {
        URI server = URI.create(url);
        this.authority = server.getAuthority();
        try {
            this.socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param headers each with its line's end */
    void get(String path, String headers) {
        write("GET " + path + " HTTP/1.1\r\nHost: " + authority + "\r\n" + headers + "\r\n");
    }

    /** The request's head, and of its body only what is given. */
    void beginPost(String path, int length, String part) {
        write("POST " + path + " HTTP/1.1\r\nHost: " + authority + "\r\nContent-Length: " + length
                + "\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\n" + part);
    }

    void write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A text frame with a mask of zeros, which changes nothing. */
    void writeFrame(String packet) {
        byte[] text = packet.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[6 + text.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | text.length);
        System.arraycopy(text, 0, frame, 6, text.length);
        try {
            socket.getOutputStream().write(frame);
            socket.getOutputStream().flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The next answer's status line and headers, as they came. */
    String head() {
        StringBuilder head = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            while (!head.toString().endsWith("\r\n\r\n")) {
                int one = in.read();
                if (one < 0) {
                    throw new AssertionError("the connection ended behind: " + head);
                }
                head.append((char) one);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return head.toString();
    }

    /** A whole answer: its head, and the body that its Content-Length tells of. */
    String answer() {
        String head = head();
        int length = head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        try {
            return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All up to the end of the connection, which has to come by itself. */
    String awaitEnd() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException open) {
            throw new AssertionError("the connection stays open", open);
        } catch (IOException reset) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
