package dev.ringway.ingest.spool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** What the spool holds and what went through it. */
final class SpoolMetrics {

    private final MeterRegistry meters;

    SpoolMetrics(MeterRegistry meters) {
        this.meters = meters;
        spooled();
        drained();
        full();
        refused();
    }

    void watch(Spool spool, Clock clock) {
        Gauge.builder(
                        "ringway.ingest.spool.records",
                        spool,
                        now -> now.contents().records())
                .description("records that wait for Kafka on the disk")
                .register(meters);
        Gauge.builder("ringway.ingest.spool.size", spool, now -> now.contents().bytes())
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("ringway.ingest.spool.max.size", spool, Spool::maxBytes)
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("ringway.ingest.spool.oldest.age", spool, now -> ageSeconds(now, clock))
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder(
                        "ringway.ingest.spool.set.aside",
                        spool,
                        now -> now.contents().refused())
                .description("records that Kafka refuses for ever")
                .register(meters);
        Gauge.builder("ringway.ingest.spool.broken", spool, now -> now.broken().isPresent() ? 1 : 0)
                .register(meters);
    }

    Counter spooled() {
        return meters.counter("ringway.ingest.spool.spooled");
    }

    Counter drained() {
        return meters.counter("ringway.ingest.spool.drained");
    }

    Counter full() {
        return meters.counter("ringway.ingest.spool.full");
    }

    Counter refused() {
        return meters.counter("ringway.ingest.spool.refused");
    }

    private static double ageSeconds(Spool spool, Clock clock) {
        return spool.contents()
                .oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
