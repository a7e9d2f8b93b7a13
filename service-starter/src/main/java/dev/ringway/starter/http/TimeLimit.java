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

/**
 * 503 for a request whose answer has not begun in time: whoever asked gets to know, and nothing piles up. A handler that
 * takes in a large body lifts it, and sees to it by itself that the client goes on sending.
 */
public final class TimeLimit implements WebFilter, Ordered {

    private static final String LIFTED = TimeLimit.class.getName() + ".lifted";

    private final Duration limit;

    TimeLimit(Duration limit) {
        this.limit = limit;
    }

    /** This request may take longer. */
    public static void lift(ServerWebExchange exchange) {
        exchange.getAttributes().put(LIFTED, true);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<Long> unanswered = Mono.delay(limit)
                .flatMap(over -> exchange.getResponse().isCommitted()
                                || exchange.getAttributes().containsKey(LIFTED)
                        ? Mono.never()
                        : Mono.just(over));
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
