package dev.ringway.transcript.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that answers each request as the test says, for what ElevenLabs itself, or the sandbox, never answers. */
final class AnsweringElevenLabs implements AutoCloseable {

    interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    private final BlockingQueue<Answering> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    AnsweringElevenLabs() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.add(String.join(
                    " ",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("xi-api-key"),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                            .orElse("whole")));
            // Not in the end of a try: what fails leaves an answer without its end.
            answers.remove().to(exchange);
            exchange.close();
        });
        server.start();
    }

    /** One more request is answered so. */
    void next(Answering answer) {
        answers.add(answer);
    }

    /** Each request so far: method, path, key and range. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Nobody listens any more. */
    void stop() {
        server.stop(0);
    }

    /** Until the end of the test. */
    void hang() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
