package dev.ringway.transcript.analysis.llm;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts a request and gives back the body of its answer. */
final class LlmEndpoint {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 1 << 20;

    /** Beside all of 5xx: too slow, too early, too many. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    /** What is wrong with one conversation, its length perhaps. */
    private static final Set<Integer> NOT_THIS_ONE = Set.of(400, 413, 422);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_WITHIN)
            .build();

    private final LlmSettings settings;

    LlmEndpoint(LlmSettings settings) {
        this.settings = settings;
    }

    /** @throws LlmFailure where there is no answer of 200 in time, or it is larger than a megabyte */
    byte[] post(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.completions())
                .timeout(settings.timeLimit())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!settings.key().isBlank()) {
            request.header("Authorization", "Bearer " + settings.key().strip());
        }
        HttpResponse<byte[]> response = answer(request.build());
        int status = response.statusCode();
        if (status != 200) {
            throw new LlmFailure(
                    kind(status), "the language model's endpoint answered " + status, retryAfter(response));
        }
        return response.body();
    }

    private static LlmFailure.Kind kind(int status) {
        if (LATER.contains(status) || status >= 500) {
            return LlmFailure.Kind.ENDPOINT;
        }
        return NOT_THIS_ONE.contains(status) ? LlmFailure.Kind.CONVERSATION : LlmFailure.Kind.SETTINGS;
    }

    /** Where it is told in seconds, as endpoints do. */
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(pause -> pause.compareTo(LONGEST_PAUSE) < 0)
                .orElse(Duration.ZERO);
    }

    /** The time limit holds for the whole answer, its body too. */
    private HttpResponse<byte[]> answer(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answer.get(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new LlmFailure("the language model's answer was not waited for", e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new LlmFailure("the language model's endpoint took too long", e);
        } catch (ExecutionException e) {
            throw new LlmFailure("the language model's endpoint cannot be reached", e.getCause());
        }
    }
}
