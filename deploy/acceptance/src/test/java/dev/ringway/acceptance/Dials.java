package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's own record of what it was asked to dial, and how it is made to behave. */
final class Dials {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String sandbox;

    Dials(String sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * A call that was placed.
     *
     * @param begunAt when it had its turn; it is live from then to its end
     */
    record Dial(
            String sid,
            String attempt,
            String campaign,
            String from,
            String to,
            Instant createdAt,
            Optional<Instant> begunAt,
            Optional<Instant> endedAt) {

        static Dial of(JsonNode dial) {
            return new Dial(
                    dial.path("sid").asString(),
                    dial.path("attempt").asString(""),
                    dial.path("campaign").asString(""),
                    dial.path("from").asString(),
                    dial.path("to").asString(),
                    Instant.parse(dial.path("createdAt").asString()),
                    time(dial.path("begunAt")),
                    time(dial.path("endedAt")));
        }

        private static Optional<Instant> time(JsonNode time) {
            return time.isString() ? Optional.of(Instant.parse(time.asString())) : Optional.empty();
        }
    }

    /** All since the last reset, the oldest first. */
    List<Dial> all() {
        return send("GET", "dials", "")
                .path("items")
                .valueStream()
                .map(Dial::of)
                .toList();
    }

    void reset() {
        send("POST", "reset", "{}");
    }

    /** @param behaviour of the API when calls are created, as the fields of {@code /control/api} */
    void creations(String behaviour) {
        send("POST", "api", "{\"method\": \"POST\", \"pathContains\": \"/Calls.json\", " + behaviour + "}");
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox + "/control/" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
