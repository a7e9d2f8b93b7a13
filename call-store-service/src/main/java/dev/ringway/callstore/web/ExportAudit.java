package dev.ringway.callstore.web;

import dev.ringway.events.audit.WriteRequested;
import dev.ringway.starter.audit.AuditTrail;
import dev.ringway.starter.audit.Writer;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemWriter;
import dev.ringway.starter.security.Caller;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Puts on record who took calls away, before the first is handed out, and how it ended. An export is no write, but as grave. */
@Component
final class ExportAudit {

    private static final int CLIENT_GONE = 499;

    private final AuditTrail trail;

    ExportAudit(AuditTrail trail) {
        this.trail = trail;
    }

    Mono<Void> recorded(ServerWebExchange exchange, Caller caller, Mono<Void> export) {
        ServerHttpRequest request = exchange.getRequest();
        Optional<String> address = Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(InetAddress::getHostAddress);
        WriteRequested entry = trail.request(
                new Writer(caller, address, ProblemWriter.traceId(exchange)),
                "EXPORT",
                request.getPath().value());
        return trail.requested(entry)
                .onErrorMap(ExportAudit::notRecorded)
                .then(export.doFinally(end -> trail.answered(entry, status(end))));
    }

    private static int status(SignalType end) {
        return switch (end) {
            case CANCEL -> CLIENT_GONE;
            case ON_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR.value();
            default -> HttpStatus.OK.value();
        };
    }

    private static ProblemException notRecorded(Throwable cause) {
        ProblemException problem = new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "audit-unavailable",
                "The export cannot be put on record at the moment, so it was not done. Try again in a few seconds.");
        problem.initCause(cause);
        return problem;
    }
}
