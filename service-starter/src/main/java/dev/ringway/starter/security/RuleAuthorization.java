package dev.ringway.starter.security;

import java.util.Optional;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the handler of a request before it runs and applies its rule. What is mapped without a rule is refused to
 * everyone; what is not mapped at all (a wrong path, method or type) is answered only to those who are signed in, so that
 * nobody else can find out what there is.
 */
final class RuleAuthorization implements ReactiveAuthorizationManager<AuthorizationContext> {

    private final Endpoints endpoints;

    RuleAuthorization(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        ServerWebExchange exchange = context.getExchange();
        Mono<Optional<Caller>> caller = authentication
                .mapNotNull(Authentication::getPrincipal)
                .ofType(Caller.class)
                .doOnNext(known -> CurrentCaller.remember(exchange, known))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
        return Mono.zip(
                caller,
                handler(exchange),
                (known, handler) -> new AuthorizationDecision(
                        handler.map(mapped -> allowed(mapped, known, exchange)).orElse(known.isPresent())));
    }

    private Mono<Optional<HandlerMethod>> handler(ServerWebExchange exchange) {
        return Flux.fromIterable(endpoints.mappings())
                .concatMap(mapping -> mapping.getHandler(exchange).onErrorComplete())
                .ofType(HandlerMethod.class)
                .next()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static boolean allowed(HandlerMethod handler, Optional<Caller> caller, ServerWebExchange exchange) {
        Optional<Rule> rule = Endpoints.ruleOf(handler);
        if (rule.isEmpty()) {
            return false;
        }
        Optional<Role> needed = rule.get().role();
        needed.ifPresent(role -> CurrentCaller.rememberNeeded(exchange, role));
        return needed.map(role -> caller.filter(known -> known.has(role)).isPresent())
                .orElse(true);
    }
}
