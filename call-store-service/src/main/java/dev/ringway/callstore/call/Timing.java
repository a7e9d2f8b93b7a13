package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Either;
import java.time.Instant;
import java.util.Optional;

/** @param startTime the earliest time that any report names */
public record Timing(Instant startTime, Optional<Instant> ringingAt, Optional<Instant> answeredAt) {

    static Timing at(Instant time) {
        return new Timing(time, Optional.empty(), Optional.empty());
    }

    static Timing join(Timing one, Timing other) {
        return new Timing(
                Either.least(one.startTime(), other.startTime()),
                Either.least(one.ringingAt(), other.ringingAt()),
                Either.least(one.answeredAt(), other.answeredAt()));
    }
}
