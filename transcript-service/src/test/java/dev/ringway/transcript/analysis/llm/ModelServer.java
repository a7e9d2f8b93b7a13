package dev.ringway.transcript.analysis.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An endpoint with OpenAI's chat completions that answers as it is told to. */
public final class ModelServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final HttpServer server;
    private volatile int status;
    private volatile byte[] answer = new byte[0];
    private volatile CountDownLatch silence = new CountDownLatch(0);
    private volatile String retryAfter = "";
    private volatile Runnable whenAsked = () -> {};

    public ModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
        reset();
    }

    public String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/";
    }

    /** As new: it answers with nothing. */
    public void reset() {
        requests.clear();
        authorizations.clear();
        most.set(0);
        answersWith(new byte[0]);
    }

    public void answers(String title, String sentiment, double score, List<String> keywords) {
        String content = JSON.writeValueAsString(Map.of(
                "summary",
                "The router is broken.",
                "title",
                title,
                "sentiment",
                sentiment,
                "score",
                score,
                "keywords",
                keywords));
        answersWith(JSON.writeValueAsBytes(
                Map.of("choices", List.of(Map.of("message", Map.of("role", "assistant", "content", content))))));
    }

    public void answersWith(String body) {
        answersWith(body.getBytes(StandardCharsets.UTF_8));
    }

    void answersWith(byte[] body) {
        answer = body;
        status = 200;
        silence.countDown();
        retryAfter = "";
    }

    public void refuses(int refusal) {
        status = refusal;
    }

    /** @param seconds as the header Retry-After says it */
    public void refuses(int refusal, String seconds) {
        refuses(refusal);
        retryAfter = seconds;
    }

    /** Takes requests and never answers. */
    public void saysNothing() {
        silence = new CountDownLatch(1);
    }

    /** What happens while the first request to come waits for its answer. */
    public void whenAsked(Runnable meanwhile) {
        whenAsked = meanwhile;
    }

    public List<JsonNode> requests() {
        return requests;
    }

    List<String> authorizations() {
        return authorizations;
    }

    /** Requests that were under way at one time. */
    public int mostAtOnce() {
        return most.get();
    }

    @Override
    public void close() {
        silence.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            requests.add(JSON.readTree(exchange.getRequestBody()));
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            Runnable meanwhile = whenAsked;
            whenAsked = () -> {};
            meanwhile.run();
            silence.await();
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            if (answer.length > 0) {
                exchange.getResponseBody().write(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
        }
    }
}
