package dev.ringway.starter.export;

import dev.ringway.events.audit.WriteRequested;
import dev.ringway.starter.audit.AuditTrail;
import dev.ringway.starter.audit.Writer;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemWriter;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Puts on record who took calls away, before the first is handed out, and how it ended. An export is no write, but as grave. */
public final class ExportAudit {

    private static final int CLIENT_GONE = 499;

    /** Who reads the record later is not known, so it is written for those who may not see numbers. */
    private static final Caller NOBODY = new Caller("", Set.of(), Instant.EPOCH, false);

    private final AuditTrail trail;

    ExportAudit(AuditTrail trail) {
        this.trail = trail;
    }

    public Mono<Void> recorded(ServerWebExchange exchange, Caller caller, Mono<Void> export) {
        ServerHttpRequest request = exchange.getRequest();
        Optional<String> address = Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(InetAddress::getHostAddress);
        WriteRequested entry =
                trail.request(new Writer(caller, address, ProblemWriter.traceId(exchange)), "EXPORT", asked(request));
        return trail.requested(entry)
                .onErrorMap(ExportAudit::notRecorded)
                .then(export.doFinally(end -> trail.answered(entry, status(end))));
    }

    /** What was taken: the path with its query, phone numbers masked. */
    private static String asked(ServerHttpRequest request) {
        Map<String, List<String>> encoded = new LinkedHashMap<>();
        request.getQueryParams()
                .forEach((name, values) -> encoded.put(
                        name,
                        values.stream()
                                .map(value -> UriUtils.encodeQueryParam(String.valueOf(value), StandardCharsets.UTF_8))
                                .toList()));
        String query = DataMask.shownTo(NOBODY, encoded).entrySet().stream()
                .filter(one -> one.getValue() instanceof List<?>)
                .flatMap(one -> ((List<?>) one.getValue()).stream().map(value -> one.getKey() + "=" + value))
                .collect(Collectors.joining("&"));
        return request.getPath().value() + (query.isEmpty() ? "" : "?" + query);
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
