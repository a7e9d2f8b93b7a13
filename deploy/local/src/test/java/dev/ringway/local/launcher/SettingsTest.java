package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void theOffsetMovesEveryPortThatHasNoSettingOfItsOwn() {
        Settings settings = new Settings(Map.of("RINGWAY_PORT_OFFSET", "1000", "KAFKA_PORT", "9092"));
        assertThat(settings.port(Port.REALTIME_GATEWAY)).isEqualTo(9080);
        assertThat(settings.port(Port.MONGODB)).isEqualTo(28117);
        assertThat(settings.port(Port.KAFKA)).isEqualTo(9092);
    }

    @Test
    void aWrongNumberIsNamed() {
        assertThatThrownBy(() -> new Settings(Map.of("KAFKA_PORT", "many")).port(Port.KAFKA))
                .isInstanceOf(LauncherException.class)
                .hasMessage("KAFKA_PORT must be a whole number");
        assertThatThrownBy(() -> new Settings(Map.of("RINGWAY_PORT_OFFSET", "60000")).port(Port.KAFKA))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("KAFKA_PORT would be 79092");
    }

    @Test
    void twilioItselfIsUsedOnlyWhenAllOfItIsGiven() {
        assertThat(new Settings(Map.of("TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN", "t")).realTwilio())
                .isFalse();
        assertThat(new Settings(Map.of(
                                "TWILIO_ACCOUNT_SID", "AC1",
                                "TWILIO_AUTH_TOKEN", "t",
                                "PUBLIC_BASE_URL", "https://calls.example.com"))
                        .realTwilio())
                .isTrue();
    }
}
