package dev.ringway.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The turns to call that instances were given, by what they log of them: when, by the clock of Redis, and for whom. */
record GrantedTurns(Map<String, List<Instant>> ofScope) {

    /** At debug they are logged. */
    static final String LOG_LEVEL = "LOGGING_LEVEL_DEV_RINGWAY_CAMPAIGN_PACE";

    private static final int MICROS = 1_000_000;

    private static final Pattern TURN = Pattern.compile("Turn at (\\S+) of \\[(.*)]");

    /** Between two turns at least, in microseconds. */
    static long interval(int perSecond) {
        return Math.ceilDiv(MICROS, perSecond);
    }

    static GrantedTurns read(Stream<String> log) {
        Map<String, List<Instant>> turns = new TreeMap<>();
        log.map(TURN::matcher)
                .filter(Matcher::find)
                .forEach(turn -> Stream.of(turn.group(2).split(", "))
                        .forEach(scope -> turns.computeIfAbsent(scope, first -> new ArrayList<>())
                                .add(Instant.parse(turn.group(1)))));
        turns.values().forEach(times -> times.sort(Instant::compareTo));
        return new GrantedTurns(turns);
    }

    /**
     * Turns that came too early.
     *
     * @param intervals of the scopes, the least that may be between two turns, in microseconds
     */
    List<String> tooClose(Map<String, Long> intervals) {
        List<String> wrong = new ArrayList<>();
        intervals.forEach((scope, least) -> closest(scope)
                .filter(gap -> gap.toNanos() / 1000 < least)
                .ifPresent(gap -> wrong.add("turns of " + scope + " are " + gap + " apart")));
        return wrong;
    }

    /** Those of a scope within a span, per second. */
    double perSecond(String scope, Instant from, Instant until) {
        long turns = ofScope.getOrDefault(scope, List.of()).stream()
                .filter(turn -> !turn.isBefore(from) && turn.isBefore(until))
                .count();
        return turns * 1000.0 / Math.max(1, Duration.between(from, until).toMillis());
    }

    int count(String scope) {
        return ofScope.getOrDefault(scope, List.of()).size();
    }

    /** Between two turns of one scope, the least; empty where there were none. */
    Optional<Duration> closest(String scope) {
        List<Instant> times = ofScope.getOrDefault(scope, List.of());
        return IntStream.range(1, times.size())
                .mapToObj(index -> Duration.between(times.get(index - 1), times.get(index)))
                .min(Duration::compareTo);
    }
}
