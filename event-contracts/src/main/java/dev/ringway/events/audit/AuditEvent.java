package dev.ringway.events.audit;

import dev.ringway.events.EventData;

/** The two halves of a write that a person makes; both carry the same audit id and stand in order. */
public sealed interface AuditEvent extends EventData permits WriteRequested, WriteAnswered {

    String auditId();

    @Override
    default String entityId() {
        return auditId();
    }
}
