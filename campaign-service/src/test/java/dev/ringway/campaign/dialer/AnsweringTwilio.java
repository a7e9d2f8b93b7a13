package dev.ringway.campaign.dialer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ringway.starter.twilio.TwilioAccounts;
import dev.ringway.starter.twilio.TwilioApiSettings;
import dev.ringway.starter.twilio.TwilioSubaccounts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server in Twilio's place that answers as a test says: what the sandbox, which is at one with itself, never says. */
final class AnsweringTwilio implements AutoCloseable {

    /** Of whoever is asked; no other test has it. */
    static final String ACCOUNT = "AC000000000000000000000000000000aa";

    static final Answer NO_SUCH_CALL =
            new Answer(404, "{\"code\": 20404, \"message\": \"not found\", \"status\": 404}");
    static final Answer BARE_404 = new Answer(404, "<html>not found</html>");
    static final Answer NO_CREDENTIALS = new Answer(401, "{\"code\": 20003, \"status\": 401}");
    static final Answer NO_CALLS = new Answer(200, "{\"calls\": []}");

    record Answer(int status, String body) {

        static Answer call(String sid, String status) {
            return new Answer(200, "{\"sid\": \"%s\", \"status\": \"%s\"}".formatted(sid, status));
        }
    }

    /** @param path below the account */
    record Question(String method, String path, String body) {}

    private final HttpServer server;
    private final TwilioAccounts accounts;
    private final List<Question> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Question, Answer> answers = question -> BARE_404;

    AnsweringTwilio() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        accounts = new TwilioAccounts(
                new TwilioApiSettings(
                        ACCOUNT,
                        "a-token",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(20),
                        100,
                        1000,
                        1000,
                        Duration.ofSeconds(5)),
                TwilioSubaccounts.NONE,
                new SimpleMeterRegistry());
    }

    AttemptAccounts accounts() {
        return new AttemptAccounts(accounts);
    }

    /** From now on, by any thread. */
    void answers(Function<Question, Answer> answers) {
        this.answers = answers;
    }

    List<Question> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Question question = new Question(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath().replace("/2010-04-01/Accounts/" + ACCOUNT, ""),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(question);
            Answer answer = answers.apply(question);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        accounts.close();
        server.stop(0);
    }
}
