package dev.ringway.starter.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where tokens come from and which pages may call.
 *
 * @param jwtKey HS256 key in base64, at least 32 bytes; empty if an issuer is set. Secret.
 * @param jwtIssuer OpenID Connect issuer URI; empty if a key is set
 * @param jwtAudience if not empty, tokens must name it in {@code aud}
 * @param corsAllowedOrigins origins of the pages that may call, e.g. {@code https://ringway.example}; never {@code *}
 * @param metricsOpen whether {@code /actuator/prometheus} needs no token
 * @param contentSecurityPolicy sent with every answer; the API itself loads nothing
 */
@Validated
@ConfigurationProperties("ringway.security")
public record SecuritySettings(
        @DefaultValue("") String jwtKey,
        @DefaultValue("") String jwtIssuer,
        @DefaultValue("") String jwtAudience,
        @DefaultValue List<String> corsAllowedOrigins,
        @DefaultValue("false") boolean metricsOpen,

        @DefaultValue("default-src 'none'; frame-ancestors 'none'")
        String contentSecurityPolicy) {

    public SecuritySettings {
        if (corsAllowedOrigins.contains("*")) {
            throw new IllegalArgumentException("ringway.security.cors-allowed-origins must name origins, not *");
        }
    }

    @Override
    public String toString() {
        return "SecuritySettings[jwtIssuer=" + jwtIssuer + "]";
    }
}
