package dev.ringway.starter.security;

import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** 401 and 403 as problems. */
final class RefusalProblems implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

    private final ProblemWriter problems;

    RefusalProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException refused) {
        boolean invalid = refused instanceof OAuth2AuthenticationException;
        exchange.getResponse()
                .getHeaders()
                .set(HttpHeaders.WWW_AUTHENTICATE, invalid ? "Bearer error=\"invalid_token\"" : "Bearer");
        return problems.write(
                exchange,
                invalid
                        ? new ProblemException(
                                HttpStatus.UNAUTHORIZED,
                                "invalid-token",
                                "The token is not valid or has expired. Sign in again.")
                        : new ProblemException(
                                HttpStatus.UNAUTHORIZED,
                                "token-required",
                                "Send a token in the Authorization header: Bearer <token>."));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        String detail = CurrentCaller.needed(exchange)
                .map(role -> "This needs the role " + role.text() + ". Ask an admin for it.")
                .orElse("This is not open to anyone.");
        return problems.write(exchange, new ProblemException(HttpStatus.FORBIDDEN, "forbidden", detail));
    }
}
