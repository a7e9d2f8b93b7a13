package dev.ringway.callstore.kafka;

import dev.ringway.events.EventData;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.RejectedEventException;
import java.util.Map;

/** Turns what could not be stored into a verdict on the record that said it. */
final class Refusals {

    private Refusals() {}

    /** @param refused reasons by the entity's id */
    static void reject(EventBatch<? extends EventData> batch, Map<String, String> refused) {
        batch.records().stream()
                .filter(one -> refused.containsKey(one.key()))
                .findFirst()
                .ifPresent(one -> {
                    throw new RejectedEventException(one, "It cannot be stored: " + refused.get(one.key()));
                });
    }
}
