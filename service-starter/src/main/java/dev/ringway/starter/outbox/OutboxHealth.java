package dev.ringway.starter.outbox;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Per collection who publishes and how it goes; down while a publisher fails. No part of readiness: requests still work. */
record OutboxHealth(Outbox outbox) implements HealthIndicator {

    @Override
    public Health health() {
        boolean failing = outbox.states().stream().anyMatch(state -> state.phase() == OutboxState.Phase.FAILING);
        Health.Builder report = failing ? Health.down() : Health.up();
        outbox.states().forEach(state -> report.withDetail(state.collection(), details(state)));
        return report.build();
    }

    private static Map<String, Object> details(OutboxState state) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", state.phase().name().toLowerCase(Locale.ROOT));
        details.put("lagSeconds", Math.round(state.lagSeconds() * 10) / 10.0);
        details.put("published", state.publishedCount());
        details.put("republications", state.republicationCount());
        if (!state.lastFailure().isEmpty()) {
            details.put("lastFailure", state.lastFailure());
        }
        return details;
    }
}
