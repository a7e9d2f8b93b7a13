package dev.ringway.gateway.socketio;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How many connections there are, and why some are none or no longer. */
final class TransportMetrics {

    private final MeterRegistry registry;

    TransportMetrics(MeterRegistry registry, ConnectionLimits limits) {
        this.registry = registry;
        Gauge.builder("ringway.gateway.connections", limits, ConnectionLimits::taken)
                .description("Socket.IO connections of this instance")
                .register(registry);
    }

    void refused(Refusal refusal) {
        registry.counter("ringway.gateway.connections.refused", "reason", refusal.code())
                .increment();
    }

    /** @param reason the code of a close reason, or why else the connection ended */
    void closed(String reason) {
        registry.counter("ringway.gateway.connections.closed", "reason", reason).increment();
    }
}
