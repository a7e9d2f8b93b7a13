package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringway.sandbox.Receiver.Received;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** TwiML is asked for and followed, fallbacks are used, and detection comes before or beside it. */
class VoiceTest {

    private static final String HANGUP = "<Response><Hangup/></Response>";

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @Test
    void theInstructionsAreAskedForWhenTheCallIsAnsweredAndFollowed() throws Exception {
        running.receiver.script("/voice", 200, "text/xml", "<Response><Pause length=\"7\"/><Hangup/></Response>");
        Call call = place("+12125551001").create(running.twilio);
        running.letCallsEnd();

        assertThat(running.receiver.received("/voice")).singleElement().satisfies(request -> {
            assertThat(request.genuine()).isTrue();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.uri()).isEqualTo("/voice?attempt=a1");
            assertThat(request.form())
                    .containsEntry("CallSid", call.getSid())
                    .containsEntry("CallStatus", "in-progress")
                    .containsEntry("Direction", "outbound-api");
        });
        Call ended = Call.fetcher(call.getSid()).fetch(running.twilio);
        assertThat(ended.getDuration()).isEqualTo("7");
        assertThat(record(call).get("instructions").get(0).get("verbs")).hasToString("[\"Pause\",\"Hangup\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "500, text/xml,   <Response/>,         11200",
        "200, text/plain, <Response/>,         12300",
        "200, text/xml,   <Response><Hangup>,  12100",
        "200, text/html,  <html></html>,       12100",
        "200, text/xml,   '',                  12100"
    })
    void whatCannotBeFollowedIsAskedForAtTheFallback(int status, String type, String body, int code) throws Exception {
        running.receiver.script("/voice", status, type, body);
        running.receiver.script("/fallback", 200, "application/xml", HANGUP);
        Call call = place("+12125551001")
                .setFallbackUrl(running.receiver.origin() + "/fallback")
                .create(running.twilio);
        running.letCallsEnd();

        assertThat(running.receiver.received("/fallback")).singleElement().satisfies(request -> {
            assertThat(request.genuine()).isTrue();
            assertThat(request.form())
                    .containsEntry("ErrorCode", Integer.toString(code))
                    .containsEntry("ErrorUrl", running.receiver.origin() + "/voice?attempt=a1");
        });
        assertThat(Call.fetcher(call.getSid()).fetch(running.twilio).getStatus())
                .isEqualTo(Call.Status.COMPLETED);
    }

    @Test
    void withoutAFallbackTheCallEndsWithAnApology() throws Exception {
        running.receiver.close();
        Call call = place("+12125551001").create(running.twilio);
        running.letCallsEnd();

        assertThat(Call.fetcher(call.getSid()).fetch(running.twilio).getDuration())
                .isEqualTo("5");
        JsonNode instructions = record(call).get("instructions").get(0);
        assertThat(instructions.get("errorCode").asInt()).isEqualTo(11205);
        assertThat(instructions.get("answer").asString()).isEqualTo("connect");
    }

    @Test
    void anInboundCallRingsUntilItsInstructionsHaveCome() throws Exception {
        running.receiver.script("/voice", 200, "text/xml", "<Response><Pause length=\"9\"/></Response>");
        configureOurNumber();
        JsonNode call = running.control("inbound", "{\"from\":\"+16175550123\",\"to\":\"+14155550100\"}");
        running.letCallsEnd();

        assertThat(running.receiver.received("/voice"))
                .singleElement()
                .satisfies(request -> assertThat(request.form())
                        .containsEntry("CallStatus", "ringing")
                        .containsEntry("Direction", "inbound")
                        .containsEntry("StirVerstat", "TN-Validation-Passed-A"));
        assertThat(running.control("calls/" + call.get("sid").asString(), "")
                        .get("duration")
                        .asLong())
                .isEqualTo(9);
        assertThat(running.receiver.received("/end"))
                .singleElement()
                .satisfies(request -> assertThat(request.form()).containsEntry("CallDuration", "9"));
    }

    @Test
    void anInboundCallCanBeRejected() throws Exception {
        running.receiver.script("/voice", 200, "text/xml", "<Response><Reject reason=\"busy\"/></Response>");
        configureOurNumber();
        running.control("inbound", "{\"from\":\"+16175550123\",\"to\":\"+14155550100\"}");
        running.letCallsEnd();

        assertThat(running.receiver.received("/end"))
                .singleElement()
                .satisfies(request -> assertThat(request.status()).isEqualTo("busy"));
    }

    @Test
    void aCallWaitsForDetectionUnlessItIsAsynchronous() throws Exception {
        running.receiver.script("/voice", 200, "text/xml", HANGUP);
        running.control(
                "scenario", "{\"scenario\":\"machine\",\"talkSeconds\":60,\"detectionMillis\":4200,\"count\":2}");
        place("+12125551001").setMachineDetection("DetectMessageEnd").create(running.twilio);
        running.letCallsEnd();
        assertThat(running.receiver.received("/voice"))
                .singleElement()
                .satisfies(request -> assertThat(request.form())
                        .containsEntry("AnsweredBy", "machine_end_beep")
                        .containsEntry("MachineDetectionDuration", "4200"));

        running.receiver.script("/voice", 200, "text/xml", "<Response><Pause length=\"30\"/></Response>");
        Call async = place("+12125551001")
                .setMachineDetection("Enable")
                .setAsyncAmd("true")
                .setAsyncAmdStatusCallback(running.receiver.origin() + "/amd")
                .setStatusCallback(running.receiver.origin() + "/status")
                .create(running.twilio);
        running.letCallsEnd();

        assertThat(running.receiver.received("/voice").getLast().form()).doesNotContainKey("AnsweredBy");
        assertThat(running.receiver.received("/amd")).singleElement().satisfies(callback -> {
            assertThat(callback.genuine()).isTrue();
            assertThat(callback.form())
                    .containsEntry("CallSid", async.getSid())
                    .containsEntry("AccountSid", RunningSandbox.ACCOUNT)
                    .containsEntry("AnsweredBy", "machine_start")
                    .containsEntry("MachineDetectionDuration", "4200");
        });
        assertThat(running.receiver.received("/status").getLast().form()).doesNotContainKey("AnsweredBy");
        assertThat(Call.fetcher(async.getSid()).fetch(running.twilio).getAnsweredBy())
                .isEqualTo("machine_start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"human", "machine_start", "machine_end_silence", "fax", "unknown"})
    void whoAnsweredCanBeOrdered(String answeredBy) throws Exception {
        running.control("scenario", "{\"scenario\":\"answered\",\"answeredBy\":\"" + answeredBy + "\"}");
        Call call = RunningSandbox.call("+12125551001")
                .setMachineDetection("Enable")
                .create(running.twilio);
        running.letCallsEnd();

        assertThat(Call.fetcher(call.getSid()).fetch(running.twilio).getAnsweredBy())
                .isEqualTo(answeredBy);
    }

    @Test
    void aTransferredCallHasALegOfItsOwn() throws Exception {
        Call call = answered();
        transfer(call, "+13055551001", "");
        running.letCallsEnd();

        Call leg = Call.reader()
                .setParentCallSid(call.getSid())
                .read(running.twilio)
                .iterator()
                .next();
        assertThat(leg.getDirection()).isEqualTo("outbound-dial");
        assertThat(leg.getTo()).isEqualTo("+13055551001");
        assertThat(leg.getStatus()).isEqualTo(Call.Status.COMPLETED);
        List<Received> reports = running.receiver.received("/leg");
        assertThat(reports)
                .allMatch(Received::genuine)
                .allSatisfy(report -> assertThat(report.form())
                        .containsEntry("ParentCallSid", call.getSid())
                        .containsEntry("CallSid", leg.getSid()));
        assertThat(reports.stream().map(Received::status))
                .containsExactly("initiated", "ringing", "in-progress", "completed");
        Call parent = Call.fetcher(call.getSid()).fetch(running.twilio);
        assertThat(parent.getStatus()).isEqualTo(Call.Status.COMPLETED);
        assertThat(parent.getEndTime()).isAfterOrEqualTo(leg.getEndTime());
    }

    @Test
    void theActionIsToldThatNobodyAnswered() throws Exception {
        running.receiver.script("/action", 200, "text/xml", HANGUP);
        Call call = answered();
        transfer(call, "+13055551002", "action=\"" + running.receiver.origin() + "/action\"");
        running.letCallsEnd();

        assertThat(running.receiver.received("/action"))
                .singleElement()
                .satisfies(request -> assertThat(request.form())
                        .containsEntry("CallSid", call.getSid())
                        .containsEntry("DialCallStatus", "busy")
                        .containsEntry("DialCallDuration", "0"));
        assertThat(running.receiver.received("/leg").getLast().status()).isEqualTo("busy");
    }

    @Test
    void aLegEndsWithTheCallThatDialledIt() throws Exception {
        Call call = answered();
        transfer(call, "+13055551001", "");
        running.timeline.advance(Duration.ofSeconds(3));
        Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(running.twilio);
        running.letCallsEnd();

        assertThat(running.receiver.received("/leg").getLast().status()).isEqualTo("canceled");
    }

    @Test
    void newInstructionsAreFetchedFromAUrl() throws Exception {
        running.receiver.script("/next", 200, "text/xml", "<Response><Pause length=\"3\"/></Response>");
        Call call = answered();
        Call.updater(call.getSid())
                .setUrl(URI.create(running.receiver.origin() + "/next"))
                .update(running.twilio);
        running.timeline.advance(Duration.ofSeconds(4));

        assertThat(running.receiver.received("/next")).hasSize(1);
        assertThat(Call.fetcher(call.getSid()).fetch(running.twilio).getStatus())
                .isEqualTo(Call.Status.COMPLETED);
    }

    private Call answered() throws Exception {
        running.control("scenario", "{\"scenario\":\"answered\",\"ringSeconds\":2,\"talkSeconds\":60}");
        Call call = RunningSandbox.call("+12125551001").create(running.twilio);
        running.timeline.advance(Duration.ofSeconds(10));
        return call;
    }

    private void transfer(Call call, String to, String attributes) {
        String twiml = """
                <Response><Dial %s><Number statusCallback="%s/leg" \
                statusCallbackEvent="initiated ringing answered completed">%s</Number></Dial></Response>""".formatted(attributes, running.receiver.origin(), to);
        Call.updater(call.getSid()).setTwiml(new Twiml(twiml)).update(running.twilio);
    }

    private CallCreator place(String to) {
        return Call.creator(
                new PhoneNumber(to),
                new PhoneNumber(RunningSandbox.FROM),
                URI.create(running.receiver.origin() + "/voice?attempt=a1"));
    }

    private void configureOurNumber() throws Exception {
        running.control(
                "numbers",
                "{\"number\":\"+14155550100\",\"voiceUrl\":\"%1$s/voice\",\"statusCallback\":\"%1$s/end\"}"
                        .formatted(running.receiver.origin()));
    }

    private JsonNode record(Call call) throws Exception {
        return running.control("calls/" + call.getSid(), "");
    }
}
