package dev.ringway.gateway.socketio;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param connections most at once on this instance
 * @param connectionsPerAddress most at once of one IPv4 address, or of one IPv6 network of 64 bits
 * @param trustedProxies addresses or CIDR ranges of the own proxies, whose X-Forwarded-For says which address it is
 * @param eventsPerSecond packets that one client may send on average
 * @param eventBurst packets that it may send at once
 */
@Validated
@ConfigurationProperties("ringway.gateway.limits")
public record LimitSettings(
        @Min(1) int connections,
        @Min(1) int connectionsPerAddress,
        @DefaultValue @NotNull List<String> trustedProxies,
        @Min(1) int eventsPerSecond,
        @Min(1) int eventBurst) {}
