package dev.ringway.starter.test;

import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.openapi.DocumentedStatuses;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * In the tests of every service: where an operation answers with a status that its API document does not tell
 * ({@link Answers}), the answer is a 500, so that the test fails.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public class AnswersAsDocumented {

    @Bean
    WebFilter answersAsDocumentedFilter() {
        return (exchange, chain) -> {
            exchange.getResponse().beforeCommit(() -> check(exchange));
            return chain.filter(exchange);
        };
    }

    private static Mono<Void> check(ServerWebExchange exchange) {
        Optional<HttpStatus> status = Optional.ofNullable(exchange.getResponse().getStatusCode())
                .flatMap(code -> Optional.ofNullable(HttpStatus.resolve(code.value())))
                // a part of what is asked for is no answer of its own
                .filter(known -> known.is2xxSuccessful() && known != HttpStatus.PARTIAL_CONTENT);
        if (status.isPresent()
                && exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                        instanceof HandlerMethod handler
                && !DocumentedStatuses.of(handler).contains(status.get())) {
            return Mono.error(new IllegalStateException(
                    handler.getShortLogMessage() + " answers with " + status.get() + ": say so with @Answers"));
        }
        return Mono.empty();
    }
}
