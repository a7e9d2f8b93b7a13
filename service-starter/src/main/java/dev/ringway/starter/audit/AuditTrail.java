package dev.ringway.starter.audit;

import dev.ringway.events.Event;
import dev.ringway.events.audit.AuditEvent;
import dev.ringway.events.audit.WriteAnswered;
import dev.ringway.events.audit.WriteRequested;
import dev.ringway.starter.kafka.EventPublisher;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Puts writes on record. HTTP requests come here by themselves; whoever takes writes another way (Socket.IO) calls it.
 * Nothing here blocks the caller's thread.
 */
public final class AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    private final EventPublisher publisher;
    private final String service;
    private final Clock clock;

    AuditTrail(EventPublisher publisher, String service, Clock clock) {
        this.publisher = publisher;
        this.service = service;
        this.clock = clock;
    }

    /** A write that is being asked for, with a new id. */
    public WriteRequested request(Writer writer, String method, String path) {
        return new WriteRequested(
                UUID.randomUUID().toString(),
                writer.caller().subject().isEmpty()
                        ? "unknown"
                        : writer.caller().subject(),
                writer.caller().roles().stream()
                        .map(role -> role.text())
                        .sorted()
                        .toList(),
                service,
                method,
                path,
                writer.remoteAddress(),
                writer.traceId());
    }

    /** Completes when the broker has it; fails if it does not, and then the write must not be done. */
    public Mono<Void> requested(WriteRequested write) {
        return publish(write, "requested");
    }

    /** Recorded in the background: the write is done, whatever becomes of this. A failure is logged. */
    public void answered(WriteRequested write, int status) {
        publish(new WriteAnswered(write.auditId(), status), "answered")
                .subscribe(
                        done -> {},
                        failure -> log.error(
                                "Audit: the answer {} to write {} is not on record", status, write.auditId(), failure));
    }

    private Mono<Void> publish(AuditEvent data, String half) {
        Instant now = clock.instant();
        Event<AuditEvent> event = new Event<>(
                data.auditId() + "-" + half, URI.create("/" + service + "/audit"), now, now, Optional.empty(), data);
        return Mono.fromFuture(() -> publisher.publish(event))
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }
}
