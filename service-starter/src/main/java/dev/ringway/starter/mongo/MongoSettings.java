package dev.ringway.starter.mongo;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the service's one MongoDB client behaves.
 *
 * @param serverSelectionTimeout how long an operation waits for a reachable primary before it fails
 * @param readTimeout how long an answer may take once a command was sent; longer than any awaiting cursor
 * @param writeTimeout how long a write waits for the majority
 * @param slowThreshold a command that takes longer is logged
 */
@Validated
@ConfigurationProperties("ringway.mongodb")
record MongoSettings(
        @Min(0) int minPoolSize,
        @Min(1) int maxPoolSize,
        Duration connectTimeout,
        Duration serverSelectionTimeout,
        Duration poolWaitTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Duration slowThreshold) {}
