package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.sandbox.Receiver.Received;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Twilio's rules for a callback that is not taken at once. */
class DeliveryTest {

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @ParameterizedTest
    @CsvSource({
        "'',            503,             1, UNDELIVERED",
        "#rc=3,         503,             1, UNDELIVERED",
        "#rc=3&rp=ct,   503,             1, UNDELIVERED",
        "#rp=5xx,       503,             2, DELIVERED",
        "#rc=3&rp=5xx,  503 503 503,     4, DELIVERED",
        "#rc=3&rp=all,  503 500 404 503, 4, UNDELIVERED",
        "'#rp=4xx,rt',  503,             1, UNDELIVERED",
        "'#rp=4xx,rt',  404,             2, DELIVERED",
        "#rc=0&rp=all,  503,             1, UNDELIVERED",
        "#rc=5&rp=all,  302,             1, UNDELIVERED",
        "#rc=9&rp=all,  503 503 503 503, 4, UNDELIVERED"
    })
    void retriesAreWhatTheFragmentSays(String fragment, String answers, int requests, String fate) throws Exception {
        for (String answer : answers.split(" ", -1)) {
            running.receiver.answer(Integer.valueOf(answer));
        }
        String total = fragment.contains("rc=9") ? "&tt=7500" : "";
        RunningSandbox.call("+12125551004")
                .setStatusCallback(URI.create(running.receiver.url() + fragment + total))
                .create(running.twilio);
        running.letCallsEnd();

        assertThat(running.receiver.received()).hasSize(requests).allMatch(Received::genuine);
        assertThat(running.receiver.received().stream().map(Received::idempotencyToken))
                .containsOnly(running.receiver.received().getFirst().idempotencyToken());
        JsonNode callback = onlyCallback();
        assertThat(callback.get("fate").asString()).isEqualTo(fate);
        assertThat(callback.get("attempts")).hasSize(requests);
    }

    @ParameterizedTest
    @CsvSource({"'', 2", "#rc=3, 4", "#rc=0, 1", "#rc=3&rp=5xx, 1"})
    void aRefusedConnectionIsRetriedOnceOrAsOverridden(String fragment, int attempts) throws Exception {
        running.receiver.close();
        RunningSandbox.call("+12125551004")
                .setStatusCallback(URI.create(running.receiver.url() + fragment))
                .create(running.twilio);
        running.letCallsEnd();

        JsonNode callback = onlyCallback();
        assertThat(callback.get("fate").asString()).isEqualTo("UNDELIVERED");
        assertThat(callback.get("attempts"))
                .hasSize(attempts)
                .allSatisfy(
                        attempt -> assertThat(attempt.get("answer").asString()).isEqualTo("connect"));
    }

    private JsonNode onlyCallback() throws Exception {
        JsonNode call = running.control("calls", "").get("items").get(0);
        assertThat(call.get("settled").asBoolean()).isTrue();
        assertThat(call.get("callbacks")).hasSize(1);
        return call.get("callbacks").get(0);
    }
}
