package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

    private static final Secrets SECRETS = new Secrets("a2V5", "AClocal", "localtoken", "wsec_1", "sk_1", "is_1");

    @Test
    void aServiceFindsTheLocalServersAndItsOwnDatabase() {
        Map<String, String> environment = wiring(Map.of()).environment(Service.CALL_STORE);
        assertThat(environment)
                .containsEntry("SERVER_PORT", "8082")
                .containsEntry("MONGODB_URI", "mongodb://localhost:27117/call_store?replicaSet=rs0")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:19092")
                .containsEntry("REDIS_URI", "redis://localhost:16379")
                .containsEntry("PUBLIC_BASE_URL", "http://localhost:8081")
                .containsEntry("TWILIO_ACCOUNT_SID", "AClocal")
                .containsEntry("TWILIO_API_BASE_URL", "http://localhost:8099")
                .containsEntry("RINGWAY_CORS_ALLOWED_ORIGINS", "http://localhost:8080")
                .containsEntry("RINGWAY_JWT_KEY", "a2V5");
    }

    @Test
    void whatIsSetForTheSystemIsSetForItsParts() {
        Wiring wiring = wiring(Map.of("DIAL_CALLS_PER_NUMBER", "1", "SERVER_PORT", "1"));
        assertThat(wiring.environment(Service.CAMPAIGN))
                .containsEntry("DIAL_CALLS_PER_NUMBER", "1")
                .containsEntry("SERVER_PORT", "8083");
        assertThat(wiring.sandboxEnvironment()).containsEntry("DIAL_CALLS_PER_NUMBER", "1");
    }

    @Test
    void campaignsFindRedisTwilioAndTheAddressOfTheWebhooks() {
        assertThat(wiring(Map.of()).environment(Service.CAMPAIGN))
                .containsEntry("REDIS_URI", "redis://localhost:16379")
                .containsEntry("PUBLIC_BASE_URL", "http://localhost:8081")
                .containsEntry("TWILIO_ACCOUNT_SID", "AClocal")
                .containsEntry("TWILIO_AUTH_TOKEN", "localtoken")
                .containsEntry("TWILIO_API_BASE_URL", "http://localhost:8099");
    }

    @Test
    void onlyTheSandboxIsAskedForCallsFasterThanTwilioTakesThem() {
        assertThat(wiring(Map.of()).environment(Service.CAMPAIGN))
                .containsEntry("PACE_ACCOUNT_CALLS_PER_SECOND", "20")
                .containsEntry("PACE_CALLER_ID_CALLS_PER_SECOND", "10")
                .containsEntry("PACE_AHEAD", "1s")
                .containsEntry("CAMPAIGN_COMPLETES_AFTER", "3s")
                .containsEntry("DIALER_SETTLING_LIMIT", "60s");
        assertThat(wiring(Map.of("PACE_AHEAD", "3s")).environment(Service.CAMPAIGN))
                .containsEntry("PACE_AHEAD", "3s");
        assertThat(wiring(Map.of(
                                "TWILIO_ACCOUNT_SID", "ACreal",
                                "TWILIO_AUTH_TOKEN", "realtoken",
                                "PUBLIC_BASE_URL", "https://calls.example.com"))
                        .environment(Service.CAMPAIGN))
                .doesNotContainKeys(
                        "PACE_ACCOUNT_CALLS_PER_SECOND",
                        "PACE_CALLER_ID_CALLS_PER_SECOND",
                        "PACE_AHEAD",
                        "CAMPAIGN_COMPLETES_AFTER",
                        "DIALER_SETTLING_LOOK",
                        "DIALER_SETTLING_LIMIT");
    }

    @Test
    void realServersTakeThePlaceOfLocalOnes() {
        Map<String, String> environment = wiring(Map.of(
                        "MONGODB_URI", "mongodb+srv://user:p%40ss@cluster.example.com/admin?retryWrites=true",
                        "KAFKA_BOOTSTRAP_SERVERS", "broker.example.com:9092",
                        "REDIS_URI", "rediss://cache.example.com:6380"))
                .environment(Service.ANALYTICS);
        assertThat(environment)
                .containsEntry(
                        "MONGODB_URI", "mongodb+srv://user:p%40ss@cluster.example.com/analytics?retryWrites=true")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "broker.example.com:9092")
                .containsEntry("REDIS_URI", "rediss://cache.example.com:6380");
    }

    @Test
    void theSpoolLiesWithTheData() {
        assertThat(wiring(Map.of()).environment(Service.WEBHOOK_INGEST))
                .containsEntry("WEBHOOK_SPOOL_DIR", "/state/data/spool");
        assertThat(wiring(Map.of()).environment(Service.CALL_STORE)).doesNotContainKey("WEBHOOK_SPOOL_DIR");
    }

    @Test
    void twilioItselfTakesThePlaceOfTheSandbox() {
        Wiring wiring = wiring(Map.of(
                "TWILIO_ACCOUNT_SID", "ACreal",
                "TWILIO_AUTH_TOKEN", "realtoken",
                "PUBLIC_BASE_URL", "https://calls.example.com"));
        assertThat(wiring.sandboxUrl()).isEmpty();
        assertThat(wiring.environment(Service.WEBHOOK_INGEST))
                .containsEntry("TWILIO_ACCOUNT_SID", "ACreal")
                .containsEntry("TWILIO_AUTH_TOKEN", "realtoken")
                .containsEntry("PUBLIC_BASE_URL", "https://calls.example.com")
                .doesNotContainKey("TWILIO_API_BASE_URL");
    }

    @Test
    void halfAnAccountDoesNotMixWithTheSandboxs() {
        Wiring wiring = wiring(Map.of("TWILIO_ACCOUNT_SID", "ACreal", "TWILIO_AUTH_TOKEN", "realtoken"));
        assertThat(wiring.environment(Service.WEBHOOK_INGEST))
                .containsEntry("TWILIO_ACCOUNT_SID", "AClocal")
                .containsEntry("TWILIO_AUTH_TOKEN", "localtoken");
    }

    @Test
    void withAnIssuerNoLocalKeyIsHandedOut() {
        assertThat(wiring(Map.of("RINGWAY_JWT_ISSUER", "https://login.example.com"))
                        .environment(Service.CALL_STORE))
                .doesNotContainKey("RINGWAY_JWT_KEY");
    }

    @Test
    void servicesThatKeepLargeObjectsShareAFolderUnlessThereIsABucket() {
        assertThat(wiring(Map.of()).environment(Service.WEBHOOK_INGEST))
                .containsEntry(
                        "OBJECT_STORAGE_DIR", Path.of("/state/data/objects").toString());
        assertThat(wiring(Map.of()).environment(Service.CAMPAIGN))
                .containsEntry(
                        "OBJECT_STORAGE_DIR", Path.of("/state/data/objects").toString());
        assertThat(wiring(Map.of("OBJECT_STORAGE_DIR", "/mnt/objects")).environment(Service.TRANSCRIPT))
                .containsEntry("OBJECT_STORAGE_DIR", "/mnt/objects");
        assertThat(wiring(Map.of("OBJECT_STORAGE_S3_BUCKET", "calls")).environment(Service.CALL_STORE))
                .doesNotContainKey("OBJECT_STORAGE_DIR");
        assertThat(wiring(Map.of()).environment(Service.ANALYTICS)).doesNotContainKey("OBJECT_STORAGE_DIR");
    }

    private static Wiring wiring(Map<String, String> environment) {
        return new Wiring(new Settings(environment), SECRETS, Path.of("/state/data"));
    }
}
