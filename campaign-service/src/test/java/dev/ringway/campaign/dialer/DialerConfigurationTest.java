package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class DialerConfigurationTest {

    @ParameterizedTest
    @CsvSource({"500ms, 500ms", "900ms, 100ms", "100ms, 200ms"})
    void aCallIsAskedForWithinASecondOfItsLastLook(String fresh, String connecting) {
        assertThatCode(() -> configured(fresh, connecting)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"500ms, 700ms", "1s, 100ms", "2s, 500ms"})
    void settingsByWhichItMayBeLaterStopTheStartAndAreNamed(String fresh, String connecting) {
        assertThatThrownBy(() -> configured(fresh, connecting))
                .hasMessageContaining("DIALER_FRESH")
                .hasMessageContaining("AGENT_CALLS_CONNECT_TIME_LIMIT");
    }

    private static DialerConfiguration configured(String fresh, String connecting) {
        StandardEnvironment environment = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader()
                    .load("service", new ClassPathResource("application.yml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("DIALER_FRESH", fresh, "AGENT_CALLS_CONNECT_TIME_LIMIT", connecting)));
        Binder binder = Binder.get(environment);
        return new DialerConfiguration(
                binder.bind("ringway.campaign.dialer", DialerSettings.class).get(),
                binder.bind("ringway.campaign.agent-calls", AgentCallSettings.class)
                        .get());
    }
}
