package dev.ringway.starter.redis;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param uri of the Redis that all instances share; at least version 6.2
 * @param commandTimeout until a command counts as failed
 * @param reconnectDelay between two attempts to reach a Redis that is away
 */
@Validated
@ConfigurationProperties("ringway.redis")
record RedisSettings(
        @NotBlank String uri,
        @DurationMin(millis = 10) Duration commandTimeout,
        @DurationMin(millis = 10) Duration reconnectDelay) {}
