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
import java.time.Duration;

/** What the sandbox is told to do in Twilio's place. */
final class SandboxOrders {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;

    SandboxOrders(String origin) {
        this.origin = origin;
    }

    /** Whoever asks for a call gets this answer from now on. */
    void refuseCalls(int status, int code) {
        order("POST", "{\"status\": " + status + ", \"code\": " + code + "}");
    }

    void refuseNoCalls() {
        order("DELETE", "");
    }

    private void order(String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/control/refusals"))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
