package dev.ringway.callstore;

import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What a test gives the service besides its servers. */
public final class ServiceSettings {

    /** Whose reports the tests' events are. */
    public static final String TWILIO_ACCOUNT = "AC" + "0123456789abcdef".repeat(2);

    /** Configured where a test says so. */
    public static final String SUBACCOUNT = "AC00000000000000000000000000000002";

    public static final String SUBACCOUNT_TOKEN = "a-token-of-the-subaccount";

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

    public static void registerSubaccount(DynamicPropertyRegistry properties) {
        properties.add("ringway.twilio.subaccounts[0].account-sid", () -> SUBACCOUNT);
        properties.add("ringway.twilio.subaccounts[0].auth-token", () -> SUBACCOUNT_TOKEN);
    }
}
