package dev.ringway.starter.mongo;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up once every collection is in shape; drift is a detail, since the service works with it. */
record CollectionsHealth(CollectionStart start) implements HealthIndicator {

    @Override
    public Health health() {
        if (!start.applied()) {
            return Health.down().withDetail("lastFailure", start.failure()).build();
        }
        return Health.up()
                .withDetail("collections", start.collections())
                .withDetail(
                        "drift",
                        start.drifts().stream()
                                .map(drift -> drift.collection() + ": " + drift.description())
                                .toList())
                .build();
    }
}
