package dev.ringway.ingest.limits;

import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemWriter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Answers 503 while too many requests are under way. Health and metrics stay open: nobody restarts a busy service.
 * Everything else counts, in whatever spelling of its path.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class RequestLimit implements WebFilter {

    private static final PathPattern ALWAYS_OPEN = PathPatternParser.defaultInstance.parse("/actuator/**");
    private static final String RETRY_AFTER_SECONDS = "5";

    private final AtomicInteger underWay = new AtomicInteger();
    private final LimitSettings settings;
    private final ProblemWriter problems;
    private final MeterRegistry meters;

    RequestLimit(LimitSettings settings, ProblemWriter problems, MeterRegistry meters) {
        this.settings = settings;
        this.problems = problems;
        this.meters = meters;
        Gauge.builder("ringway.ingest.requests", underWay, AtomicInteger::get).register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (ALWAYS_OPEN.matches(exchange.getRequest().getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        if (tooManyConnections(exchange.getRequest())) {
            return refuse(exchange, Limit.CONNECTIONS);
        }
        if (underWay.incrementAndGet() > settings.maxRequests()) {
            underWay.decrementAndGet();
            return refuse(exchange, Limit.REQUESTS);
        }
        return chain.filter(exchange).doFinally(ended -> underWay.decrementAndGet());
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Limit limit) {
        limit.count(meters);
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return problems.write(
                exchange,
                new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE, "too-busy", "Too many requests are under way. Send it again."));
    }

    private static boolean tooManyConnections(ServerHttpRequest request) {
        AtomicBoolean tooMany = new AtomicBoolean();
        if (ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServerRequest netty) {
            netty.withConnection(connection -> tooMany.set(connection.channel().hasAttr(Connections.TOO_MANY)));
        }
        return tooMany.get();
    }
}
