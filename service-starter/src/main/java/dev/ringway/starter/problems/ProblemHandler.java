package dev.ringway.starter.problems;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Turns whatever a filter or handler failed with into a problem. Exception texts and stacks stay in the log. */
final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final ProblemWriter writer;
    private final List<ProblemMapping> mappings;

    ProblemHandler(ProblemWriter writer, List<ProblemMapping> mappings) {
        this.writer = writer;
        this.mappings = List.copyOf(mappings);
    }

    /** Before Spring Boot's own handler. */
    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        ProblemException problem = of(failure);
        if (problem.status().is5xxServerError()) {
            log(exchange, problem, failure);
        }
        return writer.write(exchange, problem);
    }

    /** With its stack only where nobody foresaw it. */
    private static void log(ServerWebExchange exchange, ProblemException problem, Throwable failure) {
        Object path = exchange.getAttributeOrDefault(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "(unmapped)");
        HttpMethod method = exchange.getRequest().getMethod();
        int status = problem.status().value();
        if (failure instanceof ProblemException) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            log.warn("{} {} answered {} {}: {}", method, path, status, problem.code(), cause.toString());
        } else {
            log.error("{} {} answered {}", method, path, status, failure);
        }
    }

    private ProblemException of(Throwable failure) {
        if (failure instanceof ProblemException said) {
            // whoever threw it has judged its cause already
            return said;
        }
        for (ProblemMapping mapping : mappings) {
            Optional<ProblemException> problem = mapping.of(failure);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return WebProblems.of(failure);
    }
}
