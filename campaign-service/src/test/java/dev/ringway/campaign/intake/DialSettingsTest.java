package dev.ringway.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DialSettingsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(DialConfiguration.class)
            .withPropertyValues(
                    "ringway.campaign.dial.calls-per-number=3",
                    "ringway.campaign.dial.calls-per-caller-id=300",
                    "ringway.campaign.dial.undialable-for=30d",
                    "ringway.campaign.dial.price-per-minute=0");

    @ParameterizedTest
    @ValueSource(strings = {"https://calls.example.com", "http://localhost:8081"})
    void anOriginIsTaken(String address) {
        service.withPropertyValues("ringway.campaign.dial.public-base-url=" + address)
                .run(context -> assertThat(context.getBean(DialSettings.class).publicBaseUrl())
                        .isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "calls.example.com", "ftp://example.com", "https://example.com/calls", "https://a b"})
    void anythingElseStopsTheStartAndSaysWhichSettingItIs(String address) {
        service.withPropertyValues("ringway.campaign.dial.public-base-url=" + address)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("PUBLIC_BASE_URL must be set"));
    }
}
