package dev.ringway.starter.logging;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.CurrentCaller;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * One line per request that was handled: what was asked by its path template, who asked, what was answered and how long
 * it took. Neither query nor real path, which may carry phone numbers. Health and metrics are asked all the time and stay
 * out.
 */
final class AccessLog implements WebFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger("dev.ringway.access");
    private static final int CLIENT_WENT_AWAY = 499;

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!log.isInfoEnabled() || exchange.getRequest().getPath().value().startsWith("/actuator")) {
            return chain.filter(exchange);
        }
        Line line = new Line(exchange, System.nanoTime(), new AtomicBoolean());
        return chain.filter(exchange).doFinally(end -> {
            if (end == SignalType.CANCEL) {
                line.write(CLIENT_WENT_AWAY);
            } else if (exchange.getResponse().isCommitted()) {
                line.write(line.status());
            } else {
                // An error that is turned into a problem further out: its status is known when that is sent.
                exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> line.write(line.status())));
            }
        });
    }

    private record Line(ServerWebExchange exchange, long start, AtomicBoolean written) {

        int status() {
            HttpStatusCode status = exchange.getResponse().getStatusCode();
            return status == null ? 200 : status.value();
        }

        void write(int status) {
            if (written.getAndSet(true)) {
                return;
            }
            String path = Optional.ofNullable(exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                    .map(Object::toString)
                    .orElse("(unmapped)");
            String caller = CurrentCaller.of(exchange).map(Caller::subject).orElse("-");
            String method = exchange.getRequest().getMethod().name();
            long millis = (System.nanoTime() - start) / 1_000_000;
            log.atInfo()
                    .addKeyValue("http.request.method", method)
                    .addKeyValue("http.route", path)
                    .addKeyValue("http.response.status_code", status)
                    .addKeyValue("duration_ms", millis)
                    .addKeyValue("user.id", caller)
                    .log("{} {} {} {} ms {}", method, path, status, millis, caller);
        }
    }
}
