package dev.ringway.starter.twilio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that counts requests and answers them as it is told, or not at all. */
final class RawServer implements AutoCloseable {

    /** What to do with a request that was read whole. */
    @FunctionalInterface
    interface Answer {

        void give(Socket connection) throws IOException, InterruptedException;

        static Answer of(int status, String body, String... headers) {
            String head = "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n" + String.join("", List.of(headers)) + "\r\n";
            return connection -> {
                connection.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
            };
        }

        static Answer silence() {
            return connection -> Thread.currentThread().join();
        }

        static Answer reset() {
            return connection -> {
                connection.setSoLinger(true, 0);
                connection.close();
            };
        }
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private volatile Answer answer = Answer.silence();

    RawServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    void answers(Answer next) {
        answer = next;
    }

    /** Request lines. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What each request signed in with. */
    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            requests.add("closed: " + closed.getMessage());
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int length = 0;
                for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                    if (header.toLowerCase(Locale.ROOT).startsWith("authorization:")) {
                        authorizations.add(header.substring(14).strip());
                    }
                    if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(header.substring(15).strip());
                    }
                }
                for (int read = 0; read < length; read++) {
                    in.read();
                }
                requests.add(line);
                answer.give(connection);
            }
        } catch (IOException gone) {
            // Whoever asked went away; what was counted stays counted.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns once nobody listens: until the accepting thread is gone, the kernel still takes connections. */
    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
        threads.close();
    }
}
