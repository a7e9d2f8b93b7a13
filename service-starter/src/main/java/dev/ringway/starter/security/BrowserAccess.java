package dev.ringway.starter.security;

import java.time.Duration;
import java.util.List;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/** What browsers are told: which pages may call and read which headers, and what a page may do with an answer. */
class BrowserAccess {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> SENT = List.of(
            "Authorization",
            "Content-Type",
            "Accept",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Range",
            "traceparent");
    private static final List<String> READABLE = List.of(
            "ETag",
            "Link",
            "Location",
            "Retry-After",
            "Content-Disposition",
            "Content-Range",
            "Accept-Ranges",
            "WWW-Authenticate");

    private final SecuritySettings settings;

    BrowserAccess(SecuritySettings settings) {
        this.settings = settings;
    }

    ServerHttpSecurity applyTo(ServerHttpSecurity http) {
        return http.cors(cors -> cors.configurationSource(allowedPages()))
                .headers(headers -> headers
                        // ours is set where no handler set one: an answer may be kept, but is asked for again each time
                        .cache(HeaderSpec.CacheSpec::disable)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(settings.contentSecurityPolicy()))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
    }

    private UrlBasedCorsConfigurationSource allowedPages() {
        CorsConfiguration pages = new CorsConfiguration();
        pages.setAllowedOrigins(settings.corsAllowedOrigins());
        pages.setAllowedMethods(METHODS);
        pages.setAllowedHeaders(SENT);
        pages.setExposedHeaders(READABLE);
        pages.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", pages);
        return source;
    }
}
