package dev.ringway.callstore;

import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What a test gives the service besides its servers. */
public final class ServiceSettings {

    public static final String JWT_KEY = key();

    private ServiceSettings() {}

    /** A consumer group of its own, since all tests of this JVM share one Kafka. */
    public static void register(DynamicPropertyRegistry properties) {
        String group = "call-store-" + UUID.randomUUID();
        properties.add("spring.kafka.consumer.group-id", () -> group);
        properties.add("ringway.security.jwt-key", () -> JWT_KEY);
        properties.add("ringway.kafka.backoff-max", () -> "500ms");
    }

    private static String key() {
        byte[] key = new byte[32];
        ThreadLocalRandom.current().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
