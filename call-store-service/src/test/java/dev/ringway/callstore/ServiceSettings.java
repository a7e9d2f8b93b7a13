package dev.ringway.callstore;

import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What a test gives the service besides its servers. */
public final class ServiceSettings {

    private ServiceSettings() {}

    /** A consumer group of its own, since all tests of this JVM share one Kafka. */
    public static void register(DynamicPropertyRegistry properties) {
        String group = "call-store-" + UUID.randomUUID();
        properties.add("spring.kafka.consumer.group-id", () -> group);
        properties.add("ringway.kafka.backoff-max", () -> "500ms");
    }
}
