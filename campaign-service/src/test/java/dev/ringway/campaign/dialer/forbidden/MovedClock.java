package dev.ringway.campaign.dialer.forbidden;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A clock that is put to another time now and then, and goes on from there as fast as the real one. */
public final class MovedClock extends Clock {

    private final ConcurrentSkipListMap<Instant, Duration> ahead =
            new ConcurrentSkipListMap<>(Map.of(Instant.EPOCH, Duration.ZERO));

    public void moveTo(Instant then) {
        Instant real = Instant.now();
        ahead.put(real, Duration.between(real, then));
    }

    /** What it showed, or would show, at a moment of the real time. */
    public Instant at(Instant real) {
        return real.plus(ahead.floorEntry(real).getValue());
    }

    @Override
    public Instant instant() {
        return at(Instant.now());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks it for local times");
    }
}
