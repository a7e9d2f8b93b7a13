package dev.ringway.ingest.spool;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Part of the whole health, not of readiness: without its spool, or with a full one, the service still takes in what Kafka
 * takes at once.
 */
final class SpoolHealth implements HealthIndicator {

    private final Spool spool;

    SpoolHealth(Spool spool) {
        this.spool = spool;
    }

    @Override
    public Health health() {
        Contents contents = spool.contents();
        Health.Builder report = Health.up();
        if (spool.broken().isPresent()) {
            report.down().withDetail("broken", spool.broken().get());
        } else if (spool.full()) {
            report.down().withDetail("full", "what Kafka does not take is answered 503");
        }
        contents.oldest().ifPresent(oldest -> report.withDetail("oldest", oldest.toString()));
        return report.withDetail("inUse", spool.inUse())
                .withDetail("records", contents.records())
                .withDetail("bytes", contents.bytes())
                .withDetail("maxBytes", spool.maxBytes())
                .withDetail("setAside", contents.refused())
                .build();
    }
}
