package dev.ringway.starter.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The real time, ahead of itself by as much as a test wants. It knows what it showed when. */
public final class MovableClock extends Clock {

    private final NavigableMap<Instant, Duration> ahead =
            new ConcurrentSkipListMap<>(Map.of(Instant.EPOCH, Duration.ZERO));

    public synchronized void advance(Duration length) {
        ahead.put(real(), ahead.lastEntry().getValue().plus(length));
    }

    /** It goes on from there as fast as the real one. */
    public synchronized void moveTo(Instant then) {
        Instant real = real();
        ahead.put(real, Duration.between(real, then));
    }

    /** The real time again. */
    public synchronized void reset() {
        ahead.put(real(), Duration.ZERO);
    }

    /** What it showed, or would show, at a moment of the real time. */
    public Instant at(Instant real) {
        return real.plus(ahead.floorEntry(real).getValue());
    }

    @Override
    public Instant instant() {
        return real().plus(ahead.lastEntry().getValue());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("this clock knows UTC only");
    }

    private static Instant real() {
        return Clock.systemUTC().instant();
    }
}
