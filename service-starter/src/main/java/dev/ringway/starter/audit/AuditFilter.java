package dev.ringway.starter.audit;

import dev.ringway.events.audit.WriteRequested;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemWriter;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.CurrentCaller;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets a person's write through to its handler only when it is on record; else 503. Stands behind the security filter, so
 * what is not allowed does not get here.
 */
final class AuditFilter implements WebFilter, Ordered {

    private static final Set<HttpMethod> READS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final AuditTrail trail;

    AuditFilter(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Optional<Caller> caller = CurrentCaller.of(exchange);
        if (caller.isEmpty() || READS.contains(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        WriteRequested write = write(exchange, caller.get());
        return trail.requested(write).onErrorMap(AuditFilter::notRecorded).then(Mono.defer(() -> {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> trail.answered(write, status(exchange))));
            return chain.filter(exchange);
        }));
    }

    private WriteRequested write(ServerWebExchange exchange, Caller caller) {
        ServerHttpRequest request = exchange.getRequest();
        Optional<String> address = Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(InetAddress::getHostAddress);
        return trail.request(
                new Writer(caller, address, ProblemWriter.traceId(exchange)),
                request.getMethod().name(),
                request.getPath().value());
    }

    private static int status(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null ? HttpStatus.OK.value() : status.value();
    }

    private static ProblemException notRecorded(Throwable cause) {
        ProblemException problem = new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "audit-unavailable",
                "The write cannot be put on record at the moment, so it was not done. Try again in a few seconds.");
        problem.initCause(cause);
        return problem;
    }
}
