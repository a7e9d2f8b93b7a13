package dev.ringway.starter.http;

import dev.ringway.starter.problems.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** 503 for a request whose answer has not begun in time: whoever asked gets to know, and nothing piles up. */
final class TimeLimit implements WebFilter, Ordered {

    private final Duration limit;

    TimeLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<Long> unanswered = Mono.delay(limit)
                .flatMap(over -> exchange.getResponse().isCommitted() ? Mono.never() : Mono.just(over));
        return chain.filter(exchange)
                .timeout(unanswered)
                .onErrorMap(
                        TimeoutException.class,
                        late -> new ProblemException(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "took-too-long",
                                "This took longer than " + limit.toSeconds()
                                        + " s. Ask for less, or try again later."));
    }
}
