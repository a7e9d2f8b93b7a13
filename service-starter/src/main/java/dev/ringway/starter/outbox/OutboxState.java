package dev.ringway.starter.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;

/** What one collection's publisher in this instance is doing, for health and metrics. */
final class OutboxState {

    enum Phase {
        STARTING,
        FOLLOWING,
        LEADING,
        REPUBLISHING,
        FAILING,
        STOPPED
    }

    private final String collection;
    private final Counter published;
    private final Counter republications;
    private final Counter failures;
    private volatile Phase phase = Phase.STARTING;
    private volatile String lastFailure = "";
    private volatile long caughtUpNanos = System.nanoTime();

    OutboxState(String collection, MeterRegistry registry) {
        this.collection = collection;
        Tags tags = Tags.of("collection", collection);
        this.published = Counter.builder("ringway.outbox.published").tags(tags).register(registry);
        this.republications =
                Counter.builder("ringway.outbox.republications").tags(tags).register(registry);
        this.failures = Counter.builder("ringway.outbox.failures").tags(tags).register(registry);
        Gauge.builder("ringway.outbox.leader", this, state -> state.isLeading() ? 1 : 0)
                .description("1 in the one instance that publishes the collection's changes")
                .tags(tags)
                .register(registry);
        TimeGauge.builder("ringway.outbox.lag", this, TimeUnit.NANOSECONDS, OutboxState::lagNanos)
                .description("How long ago everything that had changed was published; 0 where another instance leads")
                .tags(tags)
                .register(registry);
    }

    void following() {
        phase = Phase.FOLLOWING;
    }

    void leading() {
        if (phase == Phase.FOLLOWING) {
            caughtUp();
        }
        phase = Phase.LEADING;
    }

    void republishing() {
        phase = Phase.REPUBLISHING;
    }

    /** One that is continued after a failure, here or by another leader, is still the same. */
    void republicationBegun() {
        republications.increment();
    }

    void published(int count) {
        published.increment(count);
    }

    void caughtUp() {
        caughtUpNanos = System.nanoTime();
        lastFailure = "";
    }

    void failing(Throwable failure) {
        phase = Phase.FAILING;
        lastFailure = failure.getClass().getSimpleName();
        failures.increment();
    }

    void stopped() {
        phase = Phase.STOPPED;
    }

    String collection() {
        return collection;
    }

    Phase phase() {
        return phase;
    }

    /** The exception's name; empty once everything is well again. */
    String lastFailure() {
        return lastFailure;
    }

    long publishedCount() {
        return (long) published.count();
    }

    long republicationCount() {
        return (long) republications.count();
    }

    double lagSeconds() {
        return lagNanos() / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private long lagNanos() {
        return switch (phase) {
            case STARTING, FOLLOWING, STOPPED -> 0;
            case LEADING, REPUBLISHING, FAILING -> System.nanoTime() - caughtUpNanos;
        };
    }

    private boolean isLeading() {
        return phase == Phase.LEADING || phase == Phase.REPUBLISHING;
    }
}
