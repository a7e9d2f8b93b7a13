package dev.ringway.sandbox.call;

import dev.ringway.sandbox.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Where the calls created above an account's calls per second wait for their turn, in the order of their creation. */
public final class DialQueue {

    /**
     * How many calls begin per second of real time; 0 for no limit.
     *
     * @param accounts those that differ from the others, by their SIDs
     */
    public record Pace(double callsPerSecond, Map<String, Double> accounts) {

        public Pace {
            accounts = Map.copyOf(accounts);
        }
    }

    private static final class Line {
        private final ArrayDeque<BooleanSupplier> waiting = new ArrayDeque<>();
        private Instant nextTurn = Instant.MIN;
    }

    private final Timeline timeline;
    private final Pace usual;
    private final Map<String, Line> lines = new HashMap<>();
    private Pace pace;
    private long course;

    public DialQueue(Timeline timeline, double callsPerSecond) {
        this.timeline = timeline;
        usual = new Pace(callsPerSecond, Map.of());
        pace = usual;
    }

    public synchronized Pace pace() {
        return pace;
    }

    /** @param account the one that is meant; absent: every one */
    public synchronized void pace(double callsPerSecond, Optional<String> account) {
        var accounts = new HashMap<>(pace.accounts());
        account.ifPresentOrElse(one -> accounts.put(one, callsPerSecond), accounts::clear);
        pace = new Pace(account.isPresent() ? pace.callsPerSecond() : callsPerSecond, accounts);
        // Turns given at the old pace are void.
        course++;
        lines.forEach((one, line) -> {
            Instant turn = timeline.now().plus(interval(one));
            line.nextTurn = line.nextTurn.isAfter(turn) ? turn : line.nextTurn;
            serve(one, line);
        });
    }

    /** @param begin whether the call was still there to be begun: one that was cancelled meanwhile takes no turn */
    synchronized void enter(String account, BooleanSupplier begin) {
        Line line = lines.computeIfAbsent(account, _ -> new Line());
        line.waiting.add(begin);
        if (line.waiting.size() == 1) {
            serve(account, line);
        }
    }

    synchronized void reset() {
        course++;
        lines.clear();
        pace = usual;
    }

    private synchronized void turn(String account, Line line, long given) {
        if (given == course) {
            serve(account, line);
        }
    }

    private void serve(String account, Line line) {
        while (!line.waiting.isEmpty()) {
            Instant now = timeline.now();
            if (line.nextTurn.isAfter(now)) {
                long given = course;
                timeline.after(Duration.between(now, line.nextTurn), () -> turn(account, line, given));
                return;
            }
            if (line.waiting.remove().getAsBoolean()) {
                line.nextTurn = now.plus(interval(account));
            }
        }
    }

    private Duration interval(String account) {
        double callsPerSecond = pace.accounts().getOrDefault(account, pace.callsPerSecond());
        return callsPerSecond == 0
                ? Duration.ZERO
                : Duration.ofNanos((long) (TimeUnit.SECONDS.toNanos(1) / callsPerSecond));
    }
}
