package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twilio's API on a bad day. */
class ApiConditionsTest {

    /** This happens to the creation of calls alone. */
    private static final String CREATION = "\"method\":\"POST\",\"pathContains\":\"/Calls.json\"";

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @ParameterizedTest
    @CsvSource({
        "tooManyRequestsPercent, 429, 20429, 0",
        "unavailablePercent,     503, 20503, 0",
        "errorPercent,           500, 20500, 0",
        "errorAfterPercent,      500, 20500, 1"
    })
    void aRequestFailsBeforeOrAfterItsWork(String rate, int status, int code, int placed) throws Exception {
        running.control("api", "{\"" + rate + "\":100}");

        assertThatThrownBy(() -> RunningSandbox.call("+12125551001").create(running.twilio))
                .isInstanceOfSatisfying(ApiException.class, failure -> {
                    assertThat(failure.getStatusCode()).isEqualTo(status);
                    assertThat(failure.getCode()).isEqualTo(code);
                });

        running.control("api", "{}");
        assertThat(Call.reader().read(running.twilio)).hasSize(placed);
    }

    @Test
    void aCallCanBeCreatedAlthoughTheConnectionIsClosedWithoutAnAnswer() throws Exception {
        running.control("api", "{\"disconnectAfterPercent\":100," + CREATION + "}");

        assertThatThrownBy(() -> RunningSandbox.call("+12125551001").create(running.twilio))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.getStatusCode()).isNull());
        assertThat(Call.reader().read(running.twilio)).hasSize(1);
    }

    @Test
    void aCallCanBeCreatedLongBeforeItsAnswerComes() throws Exception {
        running.control("api", "{\"latencyAfterMillis\":60000," + CREATION + "}");
        var creation = CompletableFuture.runAsync(
                () -> RunningSandbox.call("+12125551001").create(running.twilio));

        await().untilAsserted(
                        () -> assertThat(Call.reader().read(running.twilio)).hasSize(1));
        assertThat(creation).isNotDone();
    }

    @Test
    void theSameSeedMakesTheSameLuck() throws Exception {
        List<List<Boolean>> days = new ArrayList<>();
        for (int seed : new int[] {5, 5, 6}) {
            running.control("api", "{\"errorPercent\":30,\"latencyMillis\":1,\"seed\":" + seed + "}");
            var day = new ArrayList<Boolean>();
            for (int i = 0; i < 30; i++) {
                day.add(succeeds());
            }
            days.add(day);
        }
        assertThat(days.get(0)).contains(true, false);
        assertThat(days.get(1)).isEqualTo(days.get(0));
        assertThat(days.get(2)).isNotEqualTo(days.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errorPercent\":60,\"tooManyRequestsPercent\":60}",
                "{\"latencyMillis\":-1}",
                "{\"latencyAfterMillis\":60001}"
            })
    void wrongRatesAreRefused(String json) {
        assertThatThrownBy(() -> running.control("api", json)).hasMessageContaining("20001");
    }

    private boolean succeeds() {
        try {
            Call.reader().read(running.twilio);
            return true;
        } catch (ApiException failed) {
            return false;
        }
    }
}
