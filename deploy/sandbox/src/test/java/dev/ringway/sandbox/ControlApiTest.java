package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.rest.api.v2010.account.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Scenarios, inbound calls and disorder on demand, and the sandbox's own record. */
class ControlApiTest {

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @Test
    void aScenarioIsSetForTheNextCalls() throws Exception {
        running.control("scenario", "{\"scenario\":\"busy\",\"count\":2}");
        running.control("scenario", "{\"scenario\":\"answered\",\"ringSeconds\":3,\"talkSeconds\":42}");
        for (int i = 0; i < 4; i++) {
            RunningSandbox.call("+12125551003").create(running.twilio);
        }
        running.letCallsEnd();

        assertThat(record().stream().map(call -> call.get("status").asString()))
                .containsExactly("no-answer", "completed", "busy", "busy");
        assertThat(record().get(1).get("duration").asLong()).isEqualTo(42);
    }

    @Test
    void theEndOfAnInboundCallIsReportedToTheConfiguredUrl() throws Exception {
        JsonNode call =
                running.control("inbound", "{\"from\":\"+16175550123\",\"to\":\"+14155550100\",\"talkSeconds\":30}");
        running.letCallsEnd();

        assertThat(running.receiver.received()).singleElement().satisfies(callback -> {
            assertThat(callback.genuine()).isTrue();
            assertThat(callback.uri()).isEqualTo("/webhooks/twilio/status");
            assertThat(callback.form())
                    .containsEntry("CallSid", call.get("sid").asString())
                    .containsEntry("Direction", "inbound")
                    .containsEntry("CallStatus", "completed")
                    .containsEntry("CallDuration", "30");
        });
    }

    @Test
    void everyCallbackCanBeDoubled() throws Exception {
        running.control("disorder", "{\"duplicatePercent\":100,\"delayMaxMillis\":500}");
        running.place("+12125551001", "");
        running.letCallsEnd();

        assertThat(running.receiver.statuses())
                .hasSize(8)
                .containsOnly("initiated", "ringing", "in-progress", "completed");
        JsonNode call = record().getFirst();
        assertThat(call.get("meant").asInt()).isEqualTo(4);
        assertThat(call.get("sent").asInt()).isEqualTo(8);
        assertThat(call.get("duplicates").asInt()).isEqualTo(4);
    }

    @Test
    void theEndCanArriveBeforeEverythingElse() throws Exception {
        running.control("disorder", "{\"reorderPercent\":100}");
        running.place("+12125551001", "");
        running.letCallsEnd();

        assertThat(running.receiver.statuses())
                .hasSize(4)
                .startsWith("completed")
                .containsOnlyOnce("initiated", "ringing", "in-progress");
    }

    @Test
    void everyCallbackCanBeLost() throws Exception {
        running.control("disorder", "{\"lostPercent\":100}");
        running.place("+12125551001", "");
        running.letCallsEnd();

        assertThat(running.receiver.received()).isEmpty();
        JsonNode call = record().getFirst();
        assertThat(call.get("status").asString()).isEqualTo("completed");
        assertThat(call.get("settled").asBoolean()).isTrue();
        assertThat(call.get("callbacks"))
                .hasSize(4)
                .allSatisfy(
                        callback -> assertThat(callback.get("fate").asString()).isEqualTo("LOST"));
    }

    @Test
    void aBurstLetsCallbacksLeaveTogether() throws Exception {
        running.control("disorder", "{\"burstEveryMillis\":60000}");
        running.place("+12125551002", "");
        running.timeline.advance(Duration.ofSeconds(50));
        assertThat(running.receiver.received()).isEmpty();

        running.timeline.advance(Duration.ofSeconds(10));
        assertThat(running.receiver.statuses()).containsExactly("initiated", "ringing", "busy");
    }

    @Test
    void theSameSeedMakesTheSameDay() throws Exception {
        List<List<String>> days = new ArrayList<>();
        for (int seed : new int[] {5, 5, 6}) {
            running.control(
                    "disorder",
                    "{\"duplicatePercent\":30,\"reorderPercent\":30,\"lostPercent\":20,"
                            + "\"delayPercent\":50,\"delayMaxMillis\":9000,\"seed\":" + seed + "}");
            int before = running.receiver.received().size();
            IntStream.range(0, 20).forEach(_ -> running.place("+12125551001", ""));
            running.letCallsEnd();
            days.add(running.receiver
                    .statuses()
                    .subList(before, running.receiver.received().size()));
        }
        assertThat(days.get(1)).isEqualTo(days.get(0));
        assertThat(days.get(2)).isNotEqualTo(days.get(0));
    }

    @Test
    void percentagesAreKeptOverManyCallbacks() throws Exception {
        running.control("disorder", "{\"duplicatePercent\":20,\"lostPercent\":10,\"seed\":1}");
        IntStream.range(0, 250).forEach(_ -> running.place("+12125551001", ""));
        running.letCallsEnd();

        long lost = record().stream()
                .flatMap(call -> call.get("callbacks").valueStream())
                .filter(callback -> callback.get("fate").asString().equals("LOST"))
                .count();
        long duplicates = record().stream()
                .mapToLong(call -> call.get("duplicates").asLong())
                .sum();
        assertThat(lost).isBetween(70L, 130L);
        assertThat(duplicates).isBetween(140L, 220L);
    }

    @Test
    void theOldestCallsAreForgottenAboveTheLimit() throws Exception {
        Call first = RunningSandbox.call("+12125551002").create(running.twilio);
        IntStream.range(0, 300).forEach(_ -> RunningSandbox.call("+12125551002").create(running.twilio));
        running.letCallsEnd();

        assertThat(record())
                .hasSize(300)
                .noneMatch(call -> call.get("sid").asString().equals(first.getSid()));
    }

    @Test
    void aResetForgetsEverything() throws Exception {
        Call call = running.place("+12125551001", "");
        running.control("disorder", "{\"lostPercent\":100}");
        running.control("scenario", "{\"scenario\":\"busy\"}");
        running.control("reset", "{}");
        running.letCallsEnd();

        assertThat(record()).isEmpty();
        assertThat(running.receiver.received()).isEmpty();
        assertThatThrownBy(() -> Call.fetcher(call.getSid()).fetch(running.twilio))
                .hasMessageContaining("not found");
        running.place("+12125551001", "");
        running.letCallsEnd();
        assertThat(running.receiver.statuses()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"lostPercent\":101}", "{\"lost\":1}", "{", "[]", "{\"seed\":\"x\"}"})
    void wrongOrdersAreRefused(String json) {
        assertThatThrownBy(() -> running.control("disorder", json)).hasMessageContaining("20001");
    }

    private List<JsonNode> record() throws Exception {
        return running.control("calls", "").get("items").valueStream().toList();
    }
}
