package dev.ringway.starter.security;

import dev.ringway.starter.startup.StartRefusedException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Builds the decoder from the settings: exactly one of issuer and key. A token must say when it expires, and whose it is in
 * one line that logs can hold.
 */
final class TokenDecoder {

    /** What locally minted tokens carry as {@code iss}. */
    private static final String LOCAL_ISSUER = "ringway";

    private static final int LEAST_KEY_BYTES = 32;
    private static final Pattern SUBJECT = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}\\p{Zl}\\p{Zp}]{1,255}");

    private TokenDecoder() {}

    static JwtDecoder from(SecuritySettings settings) {
        boolean key = !settings.jwtKey().isBlank();
        boolean issuer = !settings.jwtIssuer().isBlank();
        if (key && issuer) {
            throw new StartRefusedException(
                    "Both RINGWAY_JWT_ISSUER and RINGWAY_JWT_KEY are set.", "Keep the one that tokens come from.");
        }
        if (!key && !issuer) {
            throw new StartRefusedException(
                    "Nothing says which tokens to trust.",
                    "Set RINGWAY_JWT_ISSUER (OpenID Connect issuer URI) or RINGWAY_JWT_KEY (HS256 key, base64).");
        }
        return key ? withKey(settings) : withIssuer(settings);
    }

    private static JwtDecoder withKey(SecuritySettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(
                        new SecretKeySpec(keyBytes(settings.jwtKey().strip()), "HmacSHA256"))
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(validator(LOCAL_ISSUER, settings));
        return decoder;
    }

    /** The issuer is asked for its keys at the first token, so that the service starts while it is away. */
    private static JwtDecoder withIssuer(SecuritySettings settings) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(settings.jwtIssuer()).build();
            decoder.setJwtValidator(validator(settings.jwtIssuer(), settings));
            return decoder;
        });
    }

    private static byte[] keyBytes(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            key = new byte[0];
        }
        if (key.length < LEAST_KEY_BYTES) {
            throw new StartRefusedException(
                    "RINGWAY_JWT_KEY is not base64 of at least 32 bytes.", "Make one with: openssl rand -base64 32");
        }
        return key;
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, SecuritySettings settings) {
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setAllowEmptyExpiryClaim(false);
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(times);
        validators.add(new JwtIssuerValidator(issuer));
        validators.add(new JwtClaimValidator<>(
                JwtClaimNames.SUB,
                sub -> sub instanceof String who && SUBJECT.matcher(who).matches()));
        if (!settings.jwtAudience().isBlank()) {
            validators.add(new JwtAudienceValidator(settings.jwtAudience()));
        }
        return new DelegatingOAuth2TokenValidator<>(validators);
    }
}
