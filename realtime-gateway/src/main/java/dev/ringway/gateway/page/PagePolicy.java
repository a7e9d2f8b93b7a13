package dev.ringway.gateway.page;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sets the page's content security policy before the shared one, which lets a page load nothing, would be set. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PagePolicy implements WebFilter {

    private final String policy;

    PagePolicy(String policy) {
        this.policy = policy;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getPath().value().equals("/")) {
            exchange.getResponse().getHeaders().set("Content-Security-Policy", policy);
        }
        return chain.filter(exchange);
    }
}
