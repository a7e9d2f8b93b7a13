package dev.ringway.starter.security;

import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** The caller of a request, for filters that stand outside of the security chain too. */
public final class CurrentCaller {

    private static final String CALLER = CurrentCaller.class.getName() + ".caller";
    private static final String NEEDED = CurrentCaller.class.getName() + ".needed";

    private CurrentCaller() {}

    /** Empty without a token, and until the token was verified. */
    public static Optional<Caller> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(CALLER));
    }

    static void remember(ServerWebExchange exchange, Caller caller) {
        exchange.getAttributes().put(CALLER, caller);
    }

    static void rememberNeeded(ServerWebExchange exchange, Role role) {
        exchange.getAttributes().put(NEEDED, role);
    }

    /** The role that the endpoint asks for. */
    static Optional<Role> needed(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(NEEDED));
    }
}
