package dev.ringway.callstore;

import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What a test gives the service besides its servers. */
public final class ServiceSettings {

    public static final String TWILIO_ACCOUNT = "AC00000000000000000000000000000001";

    private ServiceSettings() {}

    /** A consumer group of its own, since all tests of this JVM share one Kafka. */
    public static void register(DynamicPropertyRegistry properties) {
        String group = "call-store-" + UUID.randomUUID();
        properties.add("spring.kafka.consumer.group-id", () -> group);
        properties.add("ringway.kafka.backoff-max", () -> "500ms");
        // Reports of tests carry a fixed time, which grows older.
        properties.add("ringway.call-store.expired-reports-taken", () -> "true");
        properties.add("ringway.twilio.api.account-sid", () -> TWILIO_ACCOUNT);
        properties.add("ringway.twilio.api.auth-token", () -> TwilioStandIn.TOKEN);
        properties.add(
                "ringway.twilio.api.base-url", () -> TwilioStandIn.shared().origin());
        properties.add("ringway.twilio.api.requests-per-second", () -> "1000");
        properties.add("ringway.call-store.reconciliation.interval", () -> "0s");
    }
}
