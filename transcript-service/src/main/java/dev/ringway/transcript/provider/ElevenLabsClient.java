package dev.ringway.transcript.provider;

import dev.ringway.transcript.provider.ElevenLabsFailure.Ambiguous;
import dev.ringway.transcript.provider.ElevenLabsFailure.Credentials;
import dev.ringway.transcript.provider.ElevenLabsFailure.NotFound;
import dev.ringway.transcript.provider.ElevenLabsFailure.NotNow;
import dev.ringway.transcript.provider.ElevenLabsFailure.Refused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends single requests to ElevenLabs, each once, and sorts what comes back. Blocks; safe for any number of threads. */
@Component
public final class ElevenLabsClient implements AutoCloseable {

    private final ElevenLabsSettings settings;
    private final JsonMapper json;
    private final HttpClient http;

    ElevenLabsClient(ElevenLabsSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeLimit())
                .build();
    }

    /** Whether there is a key; without one nothing can be asked. */
    public boolean hasKey() {
        return settings.hasKey();
    }

    /** @param path with its query, e.g. {@code /v1/convai/agents?page_size=100} */
    public ElevenLabsAnswer<JsonNode> get(String path) {
        return ask(request(path, "GET", Optional.empty()), true);
    }

    public ElevenLabsAnswer<JsonNode> post(String path, JsonNode body) {
        return ask(request(path, "POST", Optional.of(body)), false);
    }

    public ElevenLabsAnswer<JsonNode> patch(String path, JsonNode body) {
        return ask(request(path, "PATCH", Optional.of(body)), false);
    }

    public ElevenLabsAnswer<JsonNode> delete(String path) {
        return ask(request(path, "DELETE", Optional.empty()), false);
    }

    private ElevenLabsAnswer<JsonNode> read(byte[] body, boolean harmless) {
        try {
            return new ElevenLabsAnswer.Done<>(
                    body.length == 0 ? json.getNodeFactory().nullNode() : json.readTree(body));
        } catch (JacksonException unreadable) {
            return uncertain("ElevenLabs' answer cannot be read", harmless);
        }
    }

    private HttpRequest.Builder request(String path, String method, Optional<JsonNode> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.address(path))
                .timeout(settings.timeLimit())
                .header("xi-api-key", settings.key())
                .method(
                        method,
                        body.map(content -> BodyPublishers.ofByteArray(json.writeValueAsBytes(content)))
                                .orElseGet(BodyPublishers::noBody));
        return body.isPresent() ? request.header("Content-Type", "application/json") : request;
    }

    /** @param harmless whether it may be asked again without harm, so that it does not matter whether it was done */
    private ElevenLabsAnswer<JsonNode> ask(HttpRequest.Builder request, boolean harmless) {
        if (!hasKey()) {
            return new ElevenLabsAnswer.Failed<>(new Credentials("ELEVENLABS_API_KEY is not set"));
        }
        try {
            HttpResponse<byte[]> answer = send(request.build());
            return answer.statusCode() / 100 == 2 ? read(answer.body(), harmless) : failed(answer, harmless);
        } catch (ConnectException | HttpConnectTimeoutException neverSent) {
            return notNow("ElevenLabs could not be reached", Optional.empty());
        } catch (IOException unanswered) {
            return uncertain("ElevenLabs gave no answer", harmless);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return uncertain("this instance is stopping", harmless);
        }
    }

    /** The client's own limit ends with the answer's head; this one holds for a body that trickles, too. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        BodyHandler<byte[]> bounded = BodyHandlers.limiting(
                BodyHandlers.ofByteArray(), settings.maxAnswer().toBytes());
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, bounded);
        try {
            return answer.get(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer in time");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException unanswered) {
                throw unanswered;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private ElevenLabsAnswer<JsonNode> failed(HttpResponse<byte[]> answer, boolean harmless) {
        ErrorBody body = ErrorBody.of(new String(answer.body(), StandardCharsets.UTF_8), json);
        int status = answer.statusCode();
        String reason = "ElevenLabs answered HTTP " + status
                + body.code().map(code -> " (" + code + ")").orElse("");
        return switch (status) {
            case 401, 402, 403 -> new ElevenLabsAnswer.Failed<>(new Credentials(reason));
            case 404 -> new ElevenLabsAnswer.Failed<>(new NotFound(reason));
            case 429 -> notNow(reason, retryAfter(answer));
            case 408, 425 -> uncertain(reason, harmless);
            default ->
                status < 500
                        ? new ElevenLabsAnswer.Failed<>(new Refused(reason, body.faults()))
                        : uncertain(reason, harmless);
        };
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static <T> ElevenLabsAnswer<T> uncertain(String reason, boolean harmless) {
        return harmless ? notNow(reason, Optional.empty()) : new ElevenLabsAnswer.Failed<>(new Ambiguous(reason));
    }

    private static <T> ElevenLabsAnswer<T> notNow(String reason, Optional<Duration> retryAfter) {
        return new ElevenLabsAnswer.Failed<>(new NotNow(reason, retryAfter));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
