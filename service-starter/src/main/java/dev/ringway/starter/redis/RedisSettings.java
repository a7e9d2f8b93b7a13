package dev.ringway.starter.redis;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param uri of the Redis that all instances share; at least version 6.2
 * @param commandTimeout until a command counts as failed
 * @param reconnectDelay between two attempts to reach a Redis that is away
 * @param neededAtStart whether the service takes no traffic before Redis was reached once
 */
@Validated
@ConfigurationProperties("ringway.redis")
record RedisSettings(
        @NotBlank String uri,
        @NotNull Duration commandTimeout,
        @NotNull Duration reconnectDelay,
        @DefaultValue("true") boolean neededAtStart) {}
