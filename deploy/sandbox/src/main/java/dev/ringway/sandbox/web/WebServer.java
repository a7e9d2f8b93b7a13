package dev.ringway.sandbox.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ringway.sandbox.web.Response.Body;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server on virtual threads: one thread per request, request bodies up to 512 KiB. */
public final class WebServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

    static {
        // Without it, small answers wait for the client's delayed acknowledgement: 40 ms each.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int MAX_BODY = 512 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Routes routes;

    /**
     * Listens at once.
     *
     * @throws IOException when the port is taken
     */
    public WebServer(InetSocketAddress address, Routes routes) throws IOException {
        this.routes = routes;
        server = HttpServer.create(address, 512);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = answer(exchange);
            if (response.unanswered()) {
                // Closing an exchange before its answer has begun closes the connection.
                return;
            }
            Headers headers = exchange.getResponseHeaders();
            response.headers().forEach(headers::set);
            if (response.body().isEmpty()) {
                exchange.sendResponseHeaders(response.status(), -1);
                return;
            }
            Body body = response.body().get();
            headers.set("Content-Type", body.contentType());
            if (exchange.getRequestMethod().equals("HEAD")) {
                body.length().ifPresent(length -> headers.set("Content-Length", Long.toString(length)));
                exchange.sendResponseHeaders(response.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(response.status(), body.length().orElse(0));
            try (var out = new BufferedOutputStream(exchange.getResponseBody())) {
                body.writing().to(out);
            }
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        try {
            return routes.answer(read(exchange));
        } catch (Refusal refusal) {
            return refusal.response();
        } catch (IllegalArgumentException malformed) {
            return Refusal.malformed("The request is not well-formed").response();
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "failed to answer " + exchange.getRequestMethod(), fault);
            return new Refusal(500, 20500, "Internal Server Error").response();
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new Refusal(413, 20001, "The request body is too large");
        }
        var uri = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                List.of(),
                Parameters.parse(Optional.ofNullable(uri.getRawQuery()).orElse("")),
                new String(body, StandardCharsets.UTF_8),
                headers(exchange));
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }
}
