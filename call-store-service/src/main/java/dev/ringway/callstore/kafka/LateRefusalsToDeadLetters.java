package dev.ringway.callstore.kafka;

import dev.ringway.callstore.intake.LateRefusals;
import dev.ringway.events.Event;
import dev.ringway.starter.kafka.LateDeadLetters;
import dev.ringway.starter.kafka.RejectedEventException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The dead letters of the group that reads reports. */
@Component
final class LateRefusalsToDeadLetters implements LateRefusals {

    private final LateDeadLetters deadLetters;
    private final String group;

    LateRefusalsToDeadLetters(LateDeadLetters deadLetters, @Value("${spring.kafka.consumer.group-id}") String group) {
        this.deadLetters = deadLetters;
        this.group = group;
    }

    @Override
    public void put(Event<?> report, RejectedEventException verdict) {
        deadLetters.put(report, group, verdict);
    }
}
