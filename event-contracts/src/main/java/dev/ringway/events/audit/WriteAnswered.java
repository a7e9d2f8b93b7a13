package dev.ringway.events.audit;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;

/**
 * What became of a write that was asked for.
 *
 * @param status the HTTP status that was answered
 */
@EventName("dev.ringway.write.answered.v1")
public record WriteAnswered(String auditId, int status) implements AuditEvent {

    public WriteAnswered {
        Required.text(auditId, "auditId");
    }
}
