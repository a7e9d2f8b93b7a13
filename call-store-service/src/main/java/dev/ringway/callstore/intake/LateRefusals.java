package dev.ringway.callstore.intake;

import dev.ringway.events.Event;
import dev.ringway.starter.kafka.RejectedEventException;

/** Where a report goes that waited for its call, and that the call then cannot take: it can be corrected and replayed there. */
@FunctionalInterface
public interface LateRefusals {

    /** Returns once it is safe there. May be called again with the same report. */
    void put(Event<?> report, RejectedEventException verdict);
}
