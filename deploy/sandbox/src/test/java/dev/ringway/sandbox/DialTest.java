package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Call.Status;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What somebody meets who places many calls: their turn, refusals of the account, and the list of all that were placed. */
class DialTest {

    /** Between a call's turn and its being dialled. */
    private static final Duration SET_UP = Duration.ofMillis(500);

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @Test
    void callsAboveTheLimitWaitForTheirTurn() throws Exception {
        running.control("pace", "{\"callsPerSecond\":2}");
        Instant start = running.timeline.now();
        List<Call> calls = IntStream.range(0, 4)
                .mapToObj(_ -> running.place("+12125551001", ""))
                .toList();
        running.timeline.advance(Duration.ofMillis(900));

        assertThat(calls).extracting(Call::getStatus).containsOnly(Status.QUEUED);
        assertThat(running.receiver.statuses()).containsExactly("initiated");
        Call waiting = Call.fetcher(calls.get(2).getSid()).fetch(running.twilio);
        assertThat(waiting.getStatus()).isEqualTo(Status.QUEUED);
        assertThat(waiting.getStartTime()).isNull();

        running.letCallsEnd();
        assertThat(begunAt())
                .containsExactly(
                        start.plus(SET_UP),
                        start.plus(SET_UP).plusMillis(500),
                        start.plus(SET_UP).plusMillis(1000),
                        start.plus(SET_UP).plusMillis(1500));
        assertThat(dials()).allSatisfy(dial -> {
            assertThat(dial.get("createdAt").asString()).isEqualTo(start.toString());
            assertThat(dial.get("status").asString()).isEqualTo("completed");
        });
    }

    @Test
    void eachAccountHasItsOwnTurns() throws Exception {
        running.control("pace", "{\"callsPerSecond\":1,\"accountSid\":\"" + RunningSandbox.SUBACCOUNT + "\"}");
        Instant start = running.timeline.now();
        for (int i = 0; i < 2; i++) {
            RunningSandbox.call("+12125551001").create(running.twilio);
            RunningSandbox.call("+12125551001").create(running.subaccount);
        }
        running.letCallsEnd();

        assertThat(begunAt())
                .containsExactly(
                        start.plus(SET_UP),
                        start.plus(SET_UP),
                        start.plus(SET_UP),
                        start.plus(SET_UP).plusSeconds(1));
    }

    @Test
    void aCallThatIsCancelledWhileItWaitsTakesNoTurn() throws Exception {
        running.control("pace", "{\"callsPerSecond\":1}");
        Instant start = running.timeline.now();
        RunningSandbox.call("+12125551001").create(running.twilio);
        Call cancelled = running.place("+12125551001", "");
        RunningSandbox.call("+12125551001").create(running.twilio);
        Call.updater(cancelled.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(running.twilio);
        running.letCallsEnd();

        assertThat(dials().get(1).get("status").asString()).isEqualTo("canceled");
        assertThat(dials().get(1).get("begunAt").isNull()).isTrue();
        assertThat(dials().get(1).get("endedAt").asString()).isEqualTo(start.toString());
        assertThat(dials().get(2).get("begunAt").asString())
                .isEqualTo(start.plus(SET_UP).plusSeconds(1).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"callsPerSecond\":0}", "{\"callsPerSecond\":1000}"})
    void theLimitCanBeRaisedForCallsThatWait(String faster) throws Exception {
        running.control("pace", "{\"callsPerSecond\":0.01}");
        IntStream.range(0, 3).forEach(_ -> RunningSandbox.call("+12125551001").create(running.twilio));
        running.timeline.advance(Duration.ofSeconds(2));
        assertThat(begunAt()).hasSize(1);

        running.control("pace", faster);
        running.timeline.advance(Duration.ofSeconds(1));
        assertThat(begunAt()).hasSize(3);
    }

    @Test
    void theLimitIsASetting() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "TWILIO_ACCOUNT_SID",
                RunningSandbox.ACCOUNT,
                "TWILIO_AUTH_TOKEN",
                RunningSandbox.TOKEN,
                "ELEVENLABS_API_KEY",
                "key",
                "ELEVENLABS_WEBHOOK_SECRET",
                "secret"));
        assertThat(SandboxSettings.from(environment).callsPerSecond()).isZero();

        environment.put("SANDBOX_CALLS_PER_SECOND", "0.5");
        assertThat(SandboxSettings.from(environment).callsPerSecond()).isEqualTo(0.5);

        environment.put("SANDBOX_CALLS_PER_SECOND", "-1");
        assertThatThrownBy(() -> SandboxSettings.from(environment)).hasMessageContaining("SANDBOX_CALLS_PER_SECOND");
    }

    @Test
    void aResetLiftsTheLimitAndTheRefusals() throws Exception {
        running.control("pace", "{\"callsPerSecond\":0.01}");
        running.control("refusals", "{\"status\":401,\"code\":20003,\"after\":2}");
        IntStream.range(0, 2).forEach(_ -> RunningSandbox.call("+12125551001").create(running.twilio));
        running.control("reset", "{}");
        assertThat(dials()).isEmpty();

        IntStream.range(0, 2).forEach(_ -> RunningSandbox.call("+12125551001").create(running.twilio));
        running.timeline.advance(Duration.ofSeconds(1));
        assertThat(begunAt()).hasSize(2);
        assertThat(running.control("pace", "").get("callsPerSecond").asDouble()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"401, 20003", "403, 10001", "402, 20007"})
    void anAccountIsRefusedFromACertainCallOn(int status, int code) throws Exception {
        running.control("refusals", "{\"status\":%d,\"code\":%d,\"after\":1}".formatted(status, code));
        Call existing = RunningSandbox.call("+12125551001").create(running.twilio);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> RunningSandbox.call("+12125551001").create(running.twilio))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> {
                        assertThat(refusal.getStatusCode()).isEqualTo(status);
                        assertThat(refusal.getCode()).isEqualTo(code);
                    });
        }
        running.letCallsEnd();

        assertThat(Call.fetcher(existing.getSid()).fetch(running.twilio).getStatus())
                .isEqualTo(Status.COMPLETED);
        assertThat(Call.reader().read(running.twilio)).hasSize(1);
        running.delete("refusals");
        RunningSandbox.call("+12125551001").create(running.twilio);
    }

    @Test
    void oneAccountCanBeRefusedForAWhile() throws Exception {
        running.control(
                "refusals",
                "{\"status\":429,\"code\":20429,\"count\":1,\"accountSid\":\"" + RunningSandbox.SUBACCOUNT + "\"}");

        RunningSandbox.call("+12125551001").create(running.twilio);
        assertThatThrownBy(() -> RunningSandbox.call("+12125551001").create(running.subaccount))
                .isInstanceOf(ApiException.class);
        RunningSandbox.call("+12125551001").create(running.subaccount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pace     | {\"callsPerSecond\":-1}",
                "pace     | {\"callsPerSecond\":1,\"accountSid\":\"AC9\"}",
                "refusals | {\"status\":200,\"code\":20003}",
                "refusals | {\"status\":401}"
            })
    void wrongOrdersAreRefused(String order, String json) {
        assertThatThrownBy(() -> running.control(order, json)).hasMessageContaining("20001");
    }

    @Test
    void aCallTellsForWhichAttemptItWasPlaced() throws Exception {
        String status = running.receiver.origin() + "/status?attempt=att_7#rc=3";
        Call call = Call.creator(
                        new PhoneNumber("+12125551001"),
                        new PhoneNumber(RunningSandbox.FROM),
                        URI.create(running.receiver.origin()
                                + "/voice?attempt=att_7&campaign=c1&contact=k%201&agent=agent_1#rc=3"))
                .setStatusCallback(URI.create(status))
                .setMachineDetection("DetectMessageEnd")
                .setRecord(true)
                .create(running.twilio);
        running.timeline.advance(Duration.ofMillis(1_234));
        Call.updater(call.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(running.twilio);

        JsonNode record = running.control("calls/" + call.getSid(), "");
        JsonNode asked = record.get("asked");
        assertThat(asked.get("attempt").asString()).isEqualTo("att_7");
        assertThat(asked.at("/voiceParameters/contact").asString()).isEqualTo("k 1");
        assertThat(asked.at("/voiceParameters/agent").asString()).isEqualTo("agent_1");
        assertThat(asked.get("statusCallback").asString()).isEqualTo(status);
        assertThat(asked.get("recording").asBoolean()).isTrue();
        assertThat(asked.get("detection").asString()).isEqualTo("DetectMessageEnd");
        assertThat(record.get("begunAt").asString()).endsWith(":00.500Z");

        JsonNode dial = dials().getFirst();
        assertThat(dial.get("sid").asString()).isEqualTo(call.getSid());
        assertThat(dial.get("attempt").asString()).isEqualTo("att_7");
        assertThat(dial.get("campaign").asString()).isEqualTo("c1");
        assertThat(dial.get("source").asString()).isEqualTo("twilio");
        assertThat(dial.get("accountSid").asString()).isEqualTo(RunningSandbox.ACCOUNT);
        assertThat(dial.get("detection").asString()).isEqualTo("DetectMessageEnd");
        assertThat(dial.get("recording").asBoolean()).isTrue();
        assertThat(dial.get("endedAt").asString()).endsWith(":01.234Z");
    }

    @Test
    void theListHoldsEveryCallThatWasPlacedAndNoOther() throws Exception {
        List<String> sids = IntStream.range(0, 301)
                .mapToObj(_ -> RunningSandbox.call("+12125551002")
                        .create(running.twilio)
                        .getSid())
                .toList();
        running.control("inbound", "{\"from\":\"+16175550123\",\"to\":\"+14155550100\"}");
        running.letCallsEnd();

        assertThat(running.control("calls", "").get("items")).hasSize(300);
        assertThat(dials().stream().map(dial -> dial.get("sid").asString())).containsExactlyElementsOf(sids);
    }

    private List<JsonNode> dials() throws Exception {
        return running.control("dials", "").get("items").valueStream().toList();
    }

    /** Of those that have begun, in the order of their creation. */
    private List<Instant> begunAt() throws Exception {
        return dials().stream()
                .map(dial -> dial.get("begunAt"))
                .filter(JsonNode::isString)
                .map(begun -> Instant.parse(begun.asString()))
                .toList();
    }
}
