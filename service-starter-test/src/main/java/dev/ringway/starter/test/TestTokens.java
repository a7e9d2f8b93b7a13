package dev.ringway.starter.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ringway.starter.security.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/**
 * Tokens that the service under test trusts: {@link WithRingwayServers} and {@link WithLocalServers} give it this JVM's
 * key as {@code RINGWAY_JWT_KEY}.
 */
public final class TestTokens {

    private static final byte[] KEY = newKey();

    private TestTokens() {}

    /** Valid for an hour; the subject is {@code test-<role>}. */
    public static String of(Role role) {
        return of("test-" + role.text(), Duration.ofHours(1), role);
    }

    /** @param left negative for a token that has expired */
    public static String of(String subject, Duration left, Role... roles) {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .issuer("ringway")
                        .claim("roles", List.of(roles).stream().map(Role::text).toList())
                        .expirationTime(Date.from(Instant.now().plus(left)))
                        .build());
        try {
            token.sign(new MACSigner(KEY));
        } catch (JOSEException noSuchKey) {
            throw new IllegalStateException(noSuchKey);
        }
        return token.serialize();
    }

    /** The HS256 key in base64. */
    public static String key() {
        return Base64.getEncoder().encodeToString(KEY);
    }

    private static byte[] newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
