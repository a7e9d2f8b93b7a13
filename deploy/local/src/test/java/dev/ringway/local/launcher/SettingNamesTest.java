package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNamesTest {

    private static final Path CHECKOUT = Path.of("../..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DIAL_CALLS_PER_NUMBER",
                "DIALER_ENABLED",
                "DIALER_SETTLING_LIMIT",
                "SINGLE_CALLS_OPENS",
                "SINGLE_CALLS_HOLIDAYS",
                "SINGLE_CALLS_CONSENT_REQUIRED",
                "CONTACT_DEFAULT_REGION",
                "CAMPAIGN_COMPLETES_AFTER",
                "COMMANDS_CALL_UNKNOWN",
                "OBJECT_STORAGE_S3_BUCKET",
                "AWS_ACCESS_KEY_ID",
                "PACE_AHEAD",
                "MONGODB_URI",
                "KAFKA_BOOTSTRAP_SERVERS",
                "REDIS_URI",
                "TWILIO_AUTH_TOKEN",
                "RINGWAY_TWILIO_SUBACCOUNTS_0_AUTHTOKEN",
                "SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                "CALL_STORE_PORT",
                "MONGOD"
            })
    void whatChangesWhatPartsDoIsASetting(String name) throws IOException {
        assertThat(SettingNames.of(CHECKOUT).isSetting(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PATH", "HOME", "JAVA_HOME", "GIT_ASKPASS", "RINGWAY_ROOT", "RINGWAY_HOME", "RINGWAY_TOKEN"})
    void whatBelongsToTheShellIsNone(String name) throws IOException {
        assertThat(SettingNames.of(CHECKOUT).isSetting(name)).isFalse();
    }

    @Test
    void withoutACheckoutTheGeneralOnesAreLeft() throws IOException {
        SettingNames names = SettingNames.of(Path.of("target/nothing-there"));

        assertThat(names.isSetting("KAFKA_PORT")).isTrue();
        assertThat(names.isSetting("DIAL_CALLS_PER_NUMBER")).isFalse();
    }
}
