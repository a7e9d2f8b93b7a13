package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** How well the API is: it may be slow, have too many requests, or fail, or be silent, before or after it did its work. */
public final class ApiConditions {

    /**
     * The present rates.
     *
     * @param latencyMillis before each answer, in real time
     * @param latencyAfterMillis between what was done and its answer, in real time: whoever waits less does not learn of it
     * @param tooManyRequestsPercent answered 429 (20429), nothing done
     * @param unavailablePercent answered 503 (20503), nothing done
     * @param errorPercent answered 500 (20500), nothing done
     * @param errorAfterPercent answered 500 (20500) although it was done: a call may exist
     * @param disconnectAfterPercent not answered although it was done: the connection is closed
     * @param seed if given, the next requests' luck is drawn anew from it
     * @param accountSid the one account that this happens to; absent: every one
     * @param method the one that this happens to, e.g. POST; absent: every one
     * @param pathContains a part of the paths that this happens to, e.g. a SID or {@code .mp3}; absent: every one
     */
    public record Rates(
            long latencyMillis,
            long latencyAfterMillis,
            int tooManyRequestsPercent,
            int unavailablePercent,
            int errorPercent,
            int errorAfterPercent,
            int disconnectAfterPercent,
            Optional<Long> seed,
            Optional<String> accountSid,
            Optional<String> method,
            Optional<String> pathContains) {

        private static final long LONGEST = TimeUnit.MINUTES.toMillis(1);

        public static final Rates GOOD =
                new Rates(0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Rates {
            int[] percents = {
                tooManyRequestsPercent, unavailablePercent, errorPercent, errorAfterPercent, disconnectAfterPercent
            };
            if (Arrays.stream(percents).anyMatch(one -> one < 0)
                    || Arrays.stream(percents).sum() > 100) {
                throw new IllegalArgumentException("percentages must not be negative, and all together at most 100");
            }
            if (!bounded(latencyMillis) || !bounded(latencyAfterMillis)) {
                throw new IllegalArgumentException("latencies must be between 0 and 60000");
            }
        }

        private static boolean bounded(long latency) {
            return latency >= 0 && latency <= LONGEST;
        }

        private boolean concerns(Request request) {
            String account = Credentials.account(request);
            return accountSid.filter(one -> !one.equals(account)).isEmpty()
                    && method.filter(one -> !one.equals(request.method())).isEmpty()
                    && pathContains
                            .filter(part -> !request.path().contains(part))
                            .isEmpty();
        }
    }

    private final long seed;
    private Rates rates = Rates.GOOD;
    private SplittableRandom random;

    public ApiConditions(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    public synchronized Rates rates() {
        return rates;
    }

    private Rates rates(Request request) {
        return Optional.of(rates()).filter(now -> now.concerns(request)).orElse(Rates.GOOD);
    }

    public synchronized void rates(Rates next) {
        rates = next;
        next.seed().ifPresent(given -> random = new SplittableRandom(given));
    }

    public synchronized void reset() {
        rates = Rates.GOOD;
        random = new SplittableRandom(seed);
    }

    Function<Request, Response> apply(Function<Request, Response> handler) {
        return request -> {
            Rates now = rates(request);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(now.latencyMillis));
            int luck = draw();
            int refused = now.tooManyRequestsPercent;
            if (luck < refused) {
                throw new Refusal(429, 20429, "Too Many Requests");
            }
            refused += now.unavailablePercent;
            if (luck < refused) {
                throw new Refusal(503, 20503, "Service unavailable");
            }
            refused += now.errorPercent;
            if (luck < refused) {
                throw failed();
            }
            Response done = handler.apply(request);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(now.latencyAfterMillis));
            refused += now.errorAfterPercent;
            if (luck < refused) {
                throw failed();
            }
            return luck < refused + now.disconnectAfterPercent ? Response.disconnected() : done;
        };
    }

    private synchronized int draw() {
        return random.nextInt(100);
    }

    private static Refusal failed() {
        return new Refusal(500, 20500, "Internal Server Error");
    }
}
