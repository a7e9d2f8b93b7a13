package dev.ringway.starter.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.starter.startup.StartRefusedException;
import dev.ringway.starter.twilio.RawServer.Answer;
import dev.ringway.starter.twilio.TwilioFailure.NotProcessed;
import dev.ringway.starter.twilio.TwilioOutcome.Done;
import dev.ringway.starter.twilio.TwilioOutcome.Failed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;

/** Each configured account is asked by itself, and none suffers for another. */
class TwilioAccountsTest {

    private static final String MAIN = "AC00000000000000000000000000000001";
    private static final String FIRST = "AC00000000000000000000000000000002";
    private static final String SECOND = "AC00000000000000000000000000000003";
    private static final String PREFIX = "RINGWAY_TWILIO_SUBACCOUNTS_";

    @Test
    void eachAccountIsAskedWithItsOwnToken() throws IOException {
        try (RawServer server = new RawServer()) {
            server.answers(Answer.of(200, "{}"));
            twilio(server, subaccounts()).run(context -> {
                TwilioAccounts accounts = context.getBean(TwilioAccounts.class);

                accounts.all().forEach(TwilioAccountsTest::ask);

                assertThat(server.requests()).containsExactly(line(MAIN), line(FIRST), line(SECOND));
                assertThat(server.authorizations())
                        .containsExactly(basic(MAIN, "main"), basic(FIRST, "first"), basic(SECOND, "second"));
                assertThat(accounts.of("AC" + "9".repeat(32))).isEmpty();
                assertThat(context.getBean(TwilioClient.class)).isSameAs(accounts.main());
            });
        }
    }

    @Test
    void anAccountThatHasAskedTooMuchHoldsNoOtherUp() throws IOException {
        try (RawServer server = new RawServer()) {
            twilio(server, subaccounts()).run(context -> {
                TwilioAccounts accounts = context.getBean(TwilioAccounts.class);
                TwilioClient first = accounts.of(FIRST).orElseThrow();
                server.answers(Answer.of(429, "{\"code\":20429}", "Retry-After: 60\r\n"));
                assertThat(ask(first)).isInstanceOf(Failed.class);
                server.answers(Answer.of(200, "{}"));

                assertThat(ask(first))
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.failure()).isInstanceOf(NotProcessed.class));
                assertThat(ask(accounts.main())).isInstanceOf(Done.class);
                assertThat(ask(accounts.of(SECOND).orElseThrow())).isInstanceOf(Done.class);
                assertThat(server.requests()).containsExactly(line(FIRST), line(MAIN), line(SECOND));
            });
        }
    }

    @Test
    void withoutSubaccountsThereIsTheMainAccountAlone() throws IOException {
        try (RawServer server = new RawServer()) {
            twilio(server, Map.of())
                    .run(context -> assertThat(
                                    context.getBean(TwilioAccounts.class).all())
                            .extracting(TwilioClient::accountSid)
                            .containsExactly(MAIN));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0_ACCOUNTSID, AC12, RINGWAY_TWILIO_SUBACCOUNTS_0_ACCOUNTSID",
        "1_AUTHTOKEN, '', RINGWAY_TWILIO_SUBACCOUNTS_1_AUTHTOKEN",
        "1_ACCOUNTSID, " + FIRST + ", " + FIRST + " is named twice",
        "0_ACCOUNTSID, " + MAIN + ", " + MAIN + " is named twice",
    })
    void whatIsWrongWithAnAccountStopsTheStart(String setting, String value, String named) throws IOException {
        Map<String, Object> environment = subaccounts();
        environment.put(PREFIX + setting, value);
        try (RawServer server = new RawServer()) {
            twilio(server, environment)
                    .run(context -> assertThat(context.getStartupFailure())
                            .rootCause()
                            .isInstanceOf(StartRefusedException.class)
                            .hasMessageContaining(named));
        }
    }

    @Test
    void aPathOfOneAccountIsNoneOfAnother() throws IOException {
        try (RawServer server = new RawServer()) {
            twilio(server, subaccounts()).run(context -> {
                TwilioClient first =
                        context.getBean(TwilioAccounts.class).of(FIRST).orElseThrow();
                assertThatThrownBy(() -> first.read("/2010-04-01/Accounts/" + MAIN + "/Calls.json", Map.of()))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThat(first.account().toString()).doesNotContain("first");
            });
        }
    }

    /** As webhook-ingest-service is given them, with what only that one reads. */
    private static Map<String, Object> subaccounts() {
        return new HashMap<>(Map.of(
                PREFIX + "0_ACCOUNTSID", FIRST,
                PREFIX + "0_AUTHTOKEN", "first",
                PREFIX + "0_AUTHTOKENSECONDARY", "next",
                PREFIX + "0_SIGNATUREKEYS", "id=key",
                PREFIX + "1_ACCOUNTSID", SECOND,
                PREFIX + "1_AUTHTOKEN", "second"));
    }

    private static ApplicationContextRunner twilio(RawServer server, Map<String, Object> environment) {
        return new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
                .withConfiguration(AutoConfigurations.of(TwilioAutoConfiguration.class))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "ringway.twilio.api.base-url=" + server.origin(),
                        "ringway.twilio.api.account-sid=" + MAIN,
                        "ringway.twilio.api.auth-token=main",
                        "ringway.twilio.api.max-wait=1s");
    }

    private static TwilioOutcome<JsonNode> ask(TwilioClient client) {
        return client.read("/Calls.json", Map.of());
    }

    private static String line(String account) {
        return "GET /2010-04-01/Accounts/" + account + "/Calls.json HTTP/1.1";
    }

    private static String basic(String account, String token) {
        return "Basic " + Base64.getEncoder().encodeToString((account + ":" + token).getBytes(StandardCharsets.UTF_8));
    }
}
