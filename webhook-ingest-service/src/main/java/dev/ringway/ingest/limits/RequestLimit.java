package dev.ringway.ingest.limits;

import dev.ringway.ingest.proxy.TrustedProxies;
import dev.ringway.ingest.share.ClientShare;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemWriter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Answers 503 while too many requests are under way, or too many of one client are still arriving: a provider sends what
 * it has at once, and is not to wait for whoever does not. Health and metrics stay open: nobody restarts a busy service.
 * Everything else counts, in whatever spelling of its path.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class RequestLimit implements WebFilter {

    private static final PathPattern ALWAYS_OPEN = PathPatternParser.defaultInstance.parse("/actuator/**");
    private static final String RETRY_AFTER_SECONDS = "5";

    private final AtomicInteger underWay = new AtomicInteger();
    private final ClientShare arriving;
    private final TrustedProxies proxies;
    private final LimitSettings settings;
    private final ProblemWriter problems;
    private final MeterRegistry meters;

    RequestLimit(LimitSettings settings, TrustedProxies proxies, ProblemWriter problems, MeterRegistry meters) {
        this.proxies = proxies;
        this.arriving = new ClientShare(settings.maxRequests(), settings.clientShare());
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
        Optional<Limit> tooManyConnections = tooManyConnections(exchange.getRequest());
        if (tooManyConnections.isPresent()) {
            return refuse(exchange, tooManyConnections.get());
        }
        String client = proxies.client(exchange.getRequest());
        if (!arriving.take(client, 1)) {
            return refuse(exchange, Limit.CLIENT_REQUESTS);
        }
        ArrivingRequest request = new ArrivingRequest(exchange.getRequest(), () -> arriving.release(client, 1));
        if (underWay.incrementAndGet() > settings.maxRequests()) {
            underWay.decrementAndGet();
            request.arrived();
            return refuse(exchange, Limit.REQUESTS);
        }
        return chain.filter(exchange.mutate().request(request).build()).doFinally(ended -> {
            underWay.decrementAndGet();
            request.arrived();
        });
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

    private static Optional<Limit> tooManyConnections(ServerHttpRequest request) {
        return GenuineConnection.channel(request)
                .map(channel -> channel.attr(Connections.TOO_MANY).get());
    }
}
