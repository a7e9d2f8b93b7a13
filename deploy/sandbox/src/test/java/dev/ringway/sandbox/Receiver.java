package dev.ringway.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import dev.ringway.sandbox.web.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/** A server of somebody who registered a status callback: keeps what arrives, checks signatures with Twilio's own code. */
final class Receiver implements AutoCloseable {

    /** @param genuine what the SDK's RequestValidator says of the signature */
    record Received(
            String method,
            String uri,
            Map<String, String> form,
            String idempotencyToken,
            boolean genuine,
            String body,
            Headers headers) {

        String path() {
            return uri.replaceFirst("\\?.*", "");
        }

        String header(String name) {
            return Receiver.header(headers, name);
        }

        String status() {
            return form.getOrDefault("CallStatus", "");
        }
    }

    private final HttpServer server;
    private final RequestValidator validator;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();

    Receiver(String authToken) {
        validator = new RequestValidator(authToken);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    /** The next requests are answered so; after that with 204. */
    void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** Whatever is asked of this path is answered so. */
    void script(String path, int status, String contentType, String body) {
        scripts.put(path, new Script(status, contentType, body));
    }

    private record Script(int status, String contentType, String body) {}

    List<Received> received(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return origin() + "/status?tenant=a%20b";
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<String> statuses() {
        return received.stream().map(Received::status).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            var headers = new Headers();
            headers.putAll(exchange.getRequestHeaders());
            Map<String, String> form = header(headers, "Content-Type").startsWith("application/json")
                    ? Map.of()
                    : form(new String(bytes, StandardCharsets.UTF_8));
            String uri = exchange.getRequestURI().toString();
            boolean genuine = validator.validate(origin() + uri, form, header(headers, "X-Twilio-Signature"));
            received.add(new Received(
                    exchange.getRequestMethod(),
                    uri,
                    form,
                    header(headers, "I-Twilio-Idempotency-Token"),
                    genuine,
                    new String(bytes, StandardCharsets.UTF_8),
                    headers));
            Script script = scripts.get(exchange.getRequestURI().getPath());
            if (script != null) {
                byte[] answer = script.body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", script.contentType);
                exchange.sendResponseHeaders(script.status, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
                return;
            }
            Integer answer = answers.poll();
            exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
        }
    }

    private static Map<String, String> form(String body) {
        return Parameters.parse(body).values().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, pair -> pair.getValue().getFirst()));
    }

    private static String header(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
