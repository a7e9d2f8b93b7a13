package dev.ringway.transcript.provider;

import dev.ringway.transcript.provider.ElevenLabsFailure.Ambiguous;
import dev.ringway.transcript.provider.ElevenLabsFailure.Credentials;
import dev.ringway.transcript.provider.ElevenLabsFailure.NotFound;
import dev.ringway.transcript.provider.ElevenLabsFailure.NotNow;
import dev.ringway.transcript.provider.ElevenLabsFailure.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
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
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends single requests to ElevenLabs, each once, and sorts what comes back. Blocks; safe for any number of threads. */
@Component
public final class ElevenLabsClient implements AutoCloseable {

    private static final int MOST_OF_AN_ERROR = 64 * 1024;

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
        return !settings.key().isBlank();
    }

    /** @param path with its query, e.g. {@code /v1/convai/agents?page_size=100} */
    public ElevenLabsAnswer<JsonNode> get(String path) {
        return json(request(path, "GET", Optional.empty()), true);
    }

    public ElevenLabsAnswer<JsonNode> post(String path, JsonNode body) {
        return json(request(path, "POST", Optional.of(body)), false);
    }

    public ElevenLabsAnswer<JsonNode> patch(String path, JsonNode body) {
        return json(request(path, "PATCH", Optional.of(body)), false);
    }

    public ElevenLabsAnswer<JsonNode> delete(String path) {
        return json(request(path, "DELETE", Optional.empty()), false);
    }

    /**
     * Something that is too large to be held.
     *
     * @param range the {@code Range} header, where only a part is wanted
     */
    public ElevenLabsAnswer<ElevenLabsMedia> open(String path, Optional<String> range) {
        HttpRequest.Builder request = request(path, "GET", Optional.empty());
        range.ifPresent(part -> request.header("Range", part));
        return ask(request, BodyHandlers.ofInputStream(), true, this::media);
    }

    private ElevenLabsAnswer<JsonNode> json(HttpRequest.Builder request, boolean harmless) {
        BodyHandler<byte[]> bounded = BodyHandlers.limiting(
                BodyHandlers.ofByteArray(), settings.maxAnswer().toBytes());
        return ask(
                request,
                bounded,
                harmless,
                answer -> answer.statusCode() / 100 == 2
                        ? read(answer.body(), harmless)
                        : failed(answer, new String(answer.body(), StandardCharsets.UTF_8), harmless));
    }

    private ElevenLabsAnswer<JsonNode> read(byte[] body, boolean harmless) {
        try {
            return new ElevenLabsAnswer.Done<>(
                    body.length == 0 ? json.getNodeFactory().nullNode() : json.readTree(body));
        } catch (JacksonException unreadable) {
            return uncertain("ElevenLabs' answer cannot be read", harmless);
        }
    }

    private ElevenLabsAnswer<ElevenLabsMedia> media(HttpResponse<InputStream> answer) {
        if (answer.statusCode() / 100 == 2) {
            return new ElevenLabsAnswer.Done<>(
                    new ElevenLabsMedia(answer.statusCode(), answer.headers(), answer.body()));
        }
        try (InputStream body = answer.body()) {
            return failed(answer, new String(body.readNBytes(MOST_OF_AN_ERROR), StandardCharsets.UTF_8), true);
        } catch (IOException brokenOff) {
            return failed(answer, "", true);
        }
    }

    private HttpRequest.Builder request(String path, String method, Optional<JsonNode> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(settings.baseUrl().replaceAll("/+$", "") + path))
                .timeout(settings.timeLimit())
                .header("xi-api-key", settings.key())
                .method(
                        method,
                        body.map(content -> BodyPublishers.ofByteArray(json.writeValueAsBytes(content)))
                                .orElseGet(BodyPublishers::noBody));
        return body.isPresent() ? request.header("Content-Type", "application/json") : request;
    }

    /** @param harmless whether it may be asked again without harm, so that it does not matter whether it was done */
    private <B, T> ElevenLabsAnswer<T> ask(
            HttpRequest.Builder request,
            BodyHandler<B> handler,
            boolean harmless,
            Function<HttpResponse<B>, ElevenLabsAnswer<T>> sorting) {
        if (!hasKey()) {
            return new ElevenLabsAnswer.Failed<>(new Credentials("ELEVENLABS_API_KEY is not set"));
        }
        try {
            return sorting.apply(send(request.build(), handler));
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
    private <B> HttpResponse<B> send(HttpRequest request, BodyHandler<B> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<B>> answer = http.sendAsync(request, handler);
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

    private <T> ElevenLabsAnswer<T> failed(HttpResponse<?> answer, String text, boolean harmless) {
        ErrorBody body = ErrorBody.of(text, json);
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
