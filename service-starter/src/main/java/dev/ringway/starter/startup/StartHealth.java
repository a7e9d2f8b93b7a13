package dev.ringway.starter.startup;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Out of service until every {@link StartCondition} was fulfilled; part of readiness, never of liveness. */
final class StartHealth implements HealthIndicator {

    private final List<StartCondition> conditions;

    StartHealth(List<StartCondition> conditions) {
        this.conditions = conditions;
    }

    @Override
    public Health health() {
        Health.Builder report = Health.up();
        for (StartCondition condition : conditions) {
            condition
                    .waitingFor()
                    .ifPresentOrElse(
                            what -> report.outOfService().withDetail(condition.name(), what),
                            () -> report.withDetail(condition.name(), "ready"));
        }
        return report.build();
    }
}
