package dev.ringway.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ringway.ingest.json.JsonObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Answers register-call over HTTP as ElevenLabs does, and in the ways that ElevenLabs must not: the agent's id says which. */
final class ElevenLabsServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String TWIML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n\t<Connect>"
            + "<Stream url=\"wss://api.elevenlabs.example/x?a=1&amp;b=2\"><Parameter name=\"n\" value=\"Jörg\"/></Stream>"
            + "</Connect></Response>\r\n ";
    static final List<Map<String, Object>> REQUESTS = new CopyOnWriteArrayList<>();
    static final List<String> KEYS = new CopyOnWriteArrayList<>();

    private static final String URL = start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("ELEVENLABS_API_BASE_URL=" + URL).applyTo(context);
    }

    /** What was announced of an attempt. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> variables(Map<String, Object> request) {
        return (Map<String, Object>)
                ((Map<String, Object>) request.get("conversation_initiation_client_data")).get("dynamic_variables");
    }

    static Map<String, Object> requestFrom(String number) {
        return REQUESTS.stream()
                .filter(request -> request.get("from_number").equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static String start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/convai/twilio/register-call", ElevenLabsServer::answer);
            server.start();
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        Map<String, Object> request =
                JsonObjects.read(exchange.getRequestBody().readAllBytes()).orElseThrow();
        REQUESTS.add(request);
        KEYS.add(String.valueOf(exchange.getRequestHeaders().getFirst("xi-api-key")));
        switch (String.valueOf(request.get("agent_id"))) {
            case "agent_silent" -> forEver();
            case "agent_breaks_off" -> {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write('<');
                exchange.close();
            }
            case "agent_busy" -> send(exchange, 429, "{\"detail\":{\"status\":\"system_busy\"}}");
            case "agent_unheard_of" -> send(exchange, 404, "{\"detail\":\"not found\"}");
            case "agent_moved" -> {
                exchange.getResponseHeaders().set("Location", "http://localhost:1/");
                send(exchange, 302, "");
            }
            case "agent_large" -> send(exchange, 200, "<Response>" + " ".repeat(70_000) + "</Response>");
            case "agent_html" -> send(exchange, 200, "<html><body>Sorry</body></html>");
            case "agent_broken" -> send(exchange, 200, "<Response><Connect></Response>");
            case "agent_doctype" ->
                send(exchange, 200, "<!DOCTYPE Response [<!ENTITY a 'b'>]><Response>&a;</Response>");
            case "agent_empty" -> send(exchange, 200, "");
            default -> send(exchange, 200, TWIML);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
