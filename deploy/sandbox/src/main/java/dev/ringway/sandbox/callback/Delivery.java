package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Accounts;
import dev.ringway.sandbox.callback.CallbackRecord.Cause;
import dev.ringway.sandbox.time.Timeline;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Brings one callback to its URL by Twilio's rules: 5 s to connect, 15 s in all, one retry, and that only when no
 * connection came about, unless the URL's fragment says otherwise.
 *
 * <p>Twilio does not say how long it waits between attempts; here it is 1, 2, 3, 3, 3 seconds within the total time.
 */
final class Delivery {

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration LEAST_ATTEMPT = Duration.ofMillis(100);

    /** A burst of thousands waits its turn: each connection costs 32 KB, and the receiver is on the same machine. */
    private static final int AT_ONCE = 64;

    private final Timeline timeline;
    private final SignedRequest requests;
    private final HttpClients clients;
    private final Crew crew;

    Delivery(Timeline timeline, Accounts accounts, HttpClients clients) {
        this.timeline = timeline;
        this.requests = new SignedRequest(accounts);
        this.clients = clients;
        crew = new Crew(timeline, AT_ONCE);
    }

    /** Returns at once; {@code then} runs when the callback was accepted or given up. */
    void start(Callback callback, boolean duplicate, Runnable then) {
        var overrides = ConnectionOverrides.of(callback.target().url());
        crew.take(() -> {
            Instant deadline = timeline.now().plus(overrides.total());
            attempt(new Course(callback, duplicate, overrides, deadline, UUID.randomUUID(), then), 0);
        });
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

        /** No attempt may read longer than the time that is left for all of them. */
        Duration timeout(Instant now) {
            Duration left = Duration.between(now, deadline);
            Duration timeout = overrides.read().compareTo(left) < 0 ? overrides.read() : left;
            return timeout.compareTo(LEAST_ATTEMPT) < 0 ? LEAST_ATTEMPT : timeout;
        }

        boolean deservesRetry(Outcome outcome, int retry) {
            return retry < overrides.retries()
                    && outcome.failure().filter(overrides.policy()::contains).isPresent();
        }
    }

    private void attempt(Course course, int retry) {
        Instant at = timeline.now();
        HttpRequest request = requests.of(
                course.callback.target(), course.callback.parameters(), course.idempotencyToken, course.timeout(at));
        Outcome outcome = Outcome.of(clients.connectingWithin(course.overrides.connect()), request);
        boolean accepted = outcome.failure().isEmpty();
        course.callback.attempted(at, course.cause(retry), outcome.answer(), accepted);
        Duration pause = Duration.ofSeconds(Math.min(retry + 1, LONGEST_PAUSE.toSeconds()));
        if (course.deservesRetry(outcome, retry) && timeline.now().plus(pause).isBefore(course.deadline)) {
            timeline.after(pause, () -> crew.take(() -> attempt(course, retry + 1)));
            return;
        }
        if (!accepted) {
            LOG.log(
                    Level.WARNING,
                    "callback given up: call {0}, {1}, last answer {2}",
                    course.callback.callSid(),
                    course.callback.record().callStatus(),
                    outcome.answer());
        }
        course.callback.conclude();
        course.then.run();
    }
}
