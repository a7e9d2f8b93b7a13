package dev.ringway.starter.twilio;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When the next request of this instance may go: at most so many a second on average, a burst after a pause, and none at
 * all for as long as Twilio has asked to be left alone. Turns are handed out in advance, so nobody is overtaken.
 */
final class RequestPace {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** What one answer may impose: more would be a stand-still by one bad header. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private final long interval;
    private final long slack;
    private final LongSupplier nanos;
    private long due;
    private long openAgain;
    private Duration pause = FIRST_PAUSE;

    /** @param nanos a clock as {@link System#nanoTime()} */
    RequestPace(int perSecond, int burst, LongSupplier nanos) {
        this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.slack = interval * (burst - 1);
        this.nanos = nanos;
        this.due = nanos.getAsLong();
        this.openAgain = nanos.getAsLong();
    }

    /** How long to wait before sending; empty if that were more than the limit, and then no turn is used up. */
    synchronized Optional<Duration> turn(Duration limit) {
        long now = nanos.getAsLong();
        long earliest = Math.max(Math.max(now, due - slack), openAgain);
        long wait = earliest - now;
        if (wait > limit.toNanos()) {
            return Optional.empty();
        }
        due = Math.max(due, earliest) + interval;
        return Optional.of(Duration.ofNanos(wait));
    }

    /** How long it takes until a request can go out. */
    synchronized Duration untilOpen() {
        long now = nanos.getAsLong();
        return Duration.ofNanos(Math.max(0, Math.max(due - slack, openAgain) - now));
    }

    /** Twilio was asked too fast. Without its word for how long, the pause doubles with each refusal. */
    synchronized void refused(Optional<Duration> retryAfter) {
        Duration chosen = retryAfter.orElse(pause);
        Duration bounded = chosen.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : chosen;
        long until = nanos.getAsLong() + bounded.toNanos();
        openAgain = until - openAgain > 0 ? until : openAgain;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    synchronized void accepted() {
        pause = FIRST_PAUSE;
    }
}
