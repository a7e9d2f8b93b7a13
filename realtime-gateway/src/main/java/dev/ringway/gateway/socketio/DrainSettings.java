package dev.ringway.gateway.socketio;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How clients are sent away when the instance stops.
 *
 * @param time over which they are, one after another; few of them take less
 * @param reconnectWithin each is told to come back after a random time up to this
 */
@Validated
@ConfigurationProperties("ringway.gateway.draining")
public record DrainSettings(@NotNull Duration time, @NotNull Duration reconnectWithin) {}
