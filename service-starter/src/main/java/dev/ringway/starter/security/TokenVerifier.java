package dev.ringway.starter.security;

import dev.ringway.starter.security.TokenCheck.Accepted;
import dev.ringway.starter.security.TokenCheck.Refused;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Tells who a token belongs to, outside of HTTP requests too. With an issuer the first call fetches its keys, so it may
 * block.
 */
public final class TokenVerifier {

    private static final Logger log = LoggerFactory.getLogger(TokenVerifier.class);

    private final JwtDecoder decoder;

    TokenVerifier(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    public TokenCheck verify(String token) {
        if (token.isBlank()) {
            return new Refused("A token is required.");
        }
        try {
            return new Accepted(callerOf(decoder.decode(token)));
        } catch (BadJwtException notGenuine) {
            return new Refused("The token is not valid or has expired.");
        } catch (JwtException unverifiable) {
            log.warn("A token could not be verified: {}", unverifiable.getMessage());
            return new Refused("The token cannot be verified at the moment.");
        }
    }

    static Caller callerOf(Jwt jwt) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> named = jwt.hasClaim("roles") ? jwt.getClaimAsStringList("roles") : List.of();
        named.forEach(name -> Role.named(name).map(Role::including).ifPresent(roles::addAll));
        boolean numbers = roles.contains(Role.OPERATOR) || scopes(jwt).contains("numbers");
        Instant expiresAt = jwt.getExpiresAt() == null ? Instant.MIN : jwt.getExpiresAt();
        return new Caller(jwt.getSubject() == null ? "" : jwt.getSubject(), roles, expiresAt, numbers);
    }

    private static List<String> scopes(Jwt jwt) {
        Object scope = jwt.getClaims().getOrDefault("scope", "");
        return scope instanceof String text ? List.of(text.split(" ")) : jwt.getClaimAsStringList("scope");
    }
}
