package dev.ringway.events.audit;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.util.List;
import java.util.Optional;

/**
 * A person asked for a write; recorded before anything is done.
 *
 * @param actor the token's subject
 * @param roles viewer, operator, admin
 * @param service the service that was asked
 * @param method the HTTP method, or for a command of another kind its name
 * @param path without the query; of an export with it, phone numbers masked
 */
@EventName("dev.ringway.write.requested.v1")
public record WriteRequested(
        String auditId,
        String actor,
        List<String> roles,
        String service,
        String method,
        String path,
        Optional<String> remoteAddress,
        Optional<String> traceId)
        implements AuditEvent {

    public WriteRequested {
        Required.text(auditId, "auditId");
        Required.text(actor, "actor");
        Required.text(service, "service");
        Required.text(method, "method");
        Required.text(path, "path");
        roles = roles == null ? List.of() : List.copyOf(roles);
    }
}
