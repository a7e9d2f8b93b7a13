package dev.ringway.ingest.limits;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The sizes of a request line, of its headers and of a body, and how long a connection may be idle, are settings of the
 * server and of the webhooks.
 *
 * @param maxConnections webhooks on connections above it are answered 503; a quarter more, and they are closed at once
 * @param clientShare percent of these limits, and of the quarantine's, that one client may use up by what is still arriving
 *     and by connections that wait for it; above it its own webhooks are answered 503
 * @param maxRequests webhooks under way at one time; more are answered 503
 * @param maxLargeForms above 4 KB that may wait to be verified at one time; more are answered 503
 * @param headTimeout a request line with headers that takes longer is answered 408
 * @param contentTimeout a connection whose body takes longer is closed, whoever reads it
 */
@Validated
@ConfigurationProperties("ringway.ingest.limits")
public record LimitSettings(
        @DefaultValue("4000") @Min(1) @Max(1_000_000) int maxConnections,
        @DefaultValue("25") @Min(1) @Max(100) int clientShare,
        @DefaultValue("2000") @Min(1) @Max(1_000_000) int maxRequests,
        @DefaultValue("200") @Min(1) @Max(100_000) int maxLargeForms,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration headTimeout,

        @DefaultValue("2m") @DurationMin(millis = 100) @DurationMax(minutes = 30)
        Duration contentTimeout) {}
