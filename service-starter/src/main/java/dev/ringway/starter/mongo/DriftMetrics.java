package dev.ringway.starter.mongo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** {@code ringway_collection_drift}: per collection, how much was found otherwise than its file says at the last start. */
record DriftMetrics(CollectionStart start) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        start.collections()
                .forEach(collection -> Gauge.builder("ringway.collection.drift", () -> count(collection))
                        .description("Differences between a collection and its file, found at start")
                        .tag("collection", collection)
                        .register(registry));
    }

    private long count(String collection) {
        return start.drifts().stream()
                .filter(drift -> drift.collection().equals(collection))
                .count();
    }
}
