package dev.ringway.ingest.web;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where webhooks arrive and what is taken.
 *
 * @param publicBaseUrl the origin, with a path prefix where a proxy strips one, that providers call
 * @param trustedProxies addresses or CIDR ranges of the own proxies, whose X-Forwarded-Proto and -Host say which origin
 *     was called, in front of the same path prefix, and whose X-Forwarded-For says who called; empty: nobody's do
 * @param maxBody a larger one is answered 413
 * @param bodyTimeout a body that takes longer is answered 408; with what Kafka may take it stays below the 15 s that
 *     Twilio waits
 * @param retryAfter told with a 503
 */
@Validated
@ConfigurationProperties("ringway.ingest.webhooks")
record WebhookSettings(
        @Pattern(
                regexp = "https?://[^/?#]+[^?]*",
                message = "PUBLIC_BASE_URL must be an http or https URL without a query")
        @DefaultValue("http://localhost:8081")
        String publicBaseUrl,

        @DefaultValue List<String> trustedProxies,
        @DefaultValue("64KB") DataSize maxBody,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 10)
        Duration bodyTimeout,

        @DefaultValue("5s") @DurationMin(seconds = 1) Duration retryAfter) {}
