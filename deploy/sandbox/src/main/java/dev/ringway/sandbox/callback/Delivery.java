package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.callback.CallbackRecord.Cause;
import dev.ringway.sandbox.callback.ConnectionOverrides.Failure;
import dev.ringway.sandbox.time.Timeline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * Brings one callback to its URL by Twilio's rules: 5 s to connect, 15 s in all, one retry, and that only when no
 * connection came about, unless the URL's fragment says otherwise.
 *
 * <p>Twilio does not say how long it waits between attempts; here it is 1, 2, 4 … seconds within the total time.
 */
final class Delivery {

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LEAST_ATTEMPT = Duration.ofMillis(100);

    private final Timeline timeline;
    private final Signature signature;
    private final HttpClients clients;

    Delivery(Timeline timeline, Signature signature, HttpClients clients) {
        this.timeline = timeline;
        this.signature = signature;
        this.clients = clients;
    }

    /** Returns at once; {@code then} runs when the callback was accepted or given up. */
    void start(Callback callback, boolean duplicate, Runnable then) {
        var overrides = ConnectionOverrides.of(callback.url());
        var course = new Course(
                callback, duplicate, overrides, timeline.now().plus(overrides.total()), UUID.randomUUID(), then);
        timeline.after(Duration.ZERO, () -> attempt(course, 0));
    }

    private record Course(
            Callback callback,
            boolean duplicate,
            ConnectionOverrides overrides,
            Instant deadline,
            UUID idempotencyToken,
            Runnable then) {

        Cause cause(int retry) {
            if (duplicate) {
                return retry == 0 ? Cause.DUPLICATE : Cause.DUPLICATE_RETRY;
            }
            return retry == 0 ? Cause.FIRST : Cause.RETRY;
        }
    }

    private void attempt(Course course, int retry) {
        Instant at = timeline.now();
        Duration left = Duration.between(at, course.deadline);
        Outcome outcome = send(course, left.compareTo(LEAST_ATTEMPT) < 0 ? LEAST_ATTEMPT : left);
        course.callback.attempted(at, course.cause(retry), outcome.answer, outcome.failure.isEmpty());
        boolean again =
                outcome.failure.filter(course.overrides.policy()::contains).isPresent()
                        && retry < course.overrides.retries();
        Duration pause = FIRST_PAUSE.multipliedBy(1L << retry);
        if (again && timeline.now().plus(pause).isBefore(course.deadline)) {
            timeline.after(pause, () -> attempt(course, retry + 1));
            return;
        }
        outcome.failure.ifPresent(_ -> LOG.log(
                Level.WARNING,
                "callback given up: call {0}, status {1}, last answer {2}",
                course.callback.parameters().get("CallSid"),
                course.callback.parameters().get("CallStatus"),
                outcome.answer));
        course.callback.conclude();
        course.then.run();
    }

    /** @param failure empty when the callback was accepted */
    private record Outcome(String answer, Optional<Failure> failure) {

        static Outcome status(int status) {
            Optional<Failure> failure = switch (status / 100) {
                case 2 -> Optional.empty();
                case 4 -> Optional.of(Failure.CLIENT_ERROR);
                case 5 -> Optional.of(Failure.SERVER_ERROR);
                default -> Optional.of(Failure.UNEXPECTED);
            };
            return new Outcome(Integer.toString(status), failure);
        }
    }

    private Outcome send(Course course, Duration left) {
        Duration read = course.overrides.read();
        HttpRequest request = request(course, read.compareTo(left) < 0 ? read : left);
        HttpClient client = clients.connectingWithin(course.overrides.connect());
        try {
            return Outcome.status(
                    client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (HttpConnectTimeoutException | ConnectException | SSLException unreachable) {
            return new Outcome("connect", Optional.of(Failure.CONNECT));
        } catch (HttpTimeoutException slow) {
            return new Outcome("read", Optional.of(Failure.READ));
        } catch (InterruptedIOException | InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Outcome("closing", Optional.of(Failure.UNEXPECTED));
        } catch (IOException broken) {
            return new Outcome("broken", Optional.of(Failure.BROKEN));
        }
    }

    private HttpRequest request(Course course, Duration timeout) {
        Callback callback = course.callback;
        String url = ConnectionOverrides.withoutFragment(callback.url());
        String form = encode(callback.parameters());
        boolean get = callback.method().equals("GET");
        if (get) {
            url += (url.indexOf('?') < 0 ? "?" : "&") + form;
        }
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(timeout)
                .header("User-Agent", "TwilioProxy/1.1")
                .header("X-Twilio-Signature", signature.of(url, get ? Map.of() : callback.parameters()))
                .header("I-Twilio-Idempotency-Token", course.idempotencyToken.toString());
        return get
                ? request.GET().build()
                : request.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .POST(BodyPublishers.ofString(form))
                        .build();
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
