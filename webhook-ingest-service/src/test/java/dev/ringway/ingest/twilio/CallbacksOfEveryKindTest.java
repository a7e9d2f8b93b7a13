package dev.ringway.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.EventData;
import dev.ringway.events.contract.EventSchemas;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.events.twilio.AmdReported;
import dev.ringway.events.twilio.FallbackRequested;
import dev.ringway.events.twilio.RecordingReported;
import dev.ringway.events.twilio.VoiceRequested;
import dev.ringway.ingest.json.JsonObjects;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.Unfamiliar;
import dev.ringway.ingest.request.UnreadableReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AMD, recordings, transcription, voice and fallback; what holds for all stands in {@link TwilioEventsTest}. */
class CallbacksOfEveryKindTest {

    private static final String BASE = "https://example.com/webhooks/twilio/";
    private static final String OURS = "?attempt=a-1&campaign=c-1&contact=k-1&agent=agent_1&name=J%C3%B6rg";
    private static final String RECORDING = "RE0123456789abcdef0123456789abcdef";
    private static final String TRANSCRIPTION = "GT0123456789abcdef0123456789abcdef";

    private final TwilioEvents events = new TwilioEvents(100, JsonObjects::read);
    private final EventSchemas schemas = new EventSchemas();
    private final EventCodec codec = new EventCodec();

    @Test
    void amd() {
        Event<?> event = named("amd" + OURS, call("AnsweredBy", "machine_start", "MachineDetectionDuration", "4200"));
        AmdReported data = (AmdReported) event.data();
        assertThat(event.id()).isEqualTo("amd:" + Callbacks.CALL_SID + ":machine_start");
        assertThat(data.machineDetectionDurationMs()).contains(4200L);
        assertThat(data.attemptId()).contains("a-1");
        assertThat(data.campaignId()).contains("c-1");
        assertThat(data.contactId()).contains("k-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59-18:00",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z"
            })
    void aTimeThatNobodyCanMeanIsLeftOut(String timestamp) {
        Event<?> event = named(
                "transcription",
                call(
                        "TranscriptionSid",
                        TRANSCRIPTION,
                        "TranscriptionEvent",
                        "transcription-content",
                        "SequenceId",
                        "7",
                        "Timestamp",
                        timestamp));
        TranscriptionReported data = (TranscriptionReported) event.data();
        assertThat(data.timestamp()).isEmpty();
        assertThat(event.time()).isEqualTo(Callbacks.RECEIVED_AT);
        assertThat(data.parameters()).containsEntry("Timestamp", List.of(timestamp));
    }

    @Test
    void anAnsweredByThatCannotStandInAnIdIsKeptUnderTheBodysHash() {
        Event<?> event = named("amd", call("AnsweredBy", "a machine: new"));
        assertThat(event.id()).matches("amd:" + Callbacks.CALL_SID + ":sha256:[0-9a-f]{64}");
        assertThat(((AmdReported) event.data()).answeredBy()).isEqualTo("a machine: new");
    }

    @Test
    void recording() {
        Event<?> event = named(
                "recording" + OURS,
                call(
                        "RecordingSid", RECORDING,
                        "RecordingStatus", "completed",
                        "RecordingUrl", "https://api.twilio.com/x/Recordings/" + RECORDING,
                        "RecordingDuration", "12",
                        "RecordingChannels", "2",
                        "RecordingStartTime", "Sun, 25 Mar 2018 09:53:19 +0000",
                        "RecordingSource", "StartCallRecordingTwiML",
                        "RecordingTrack", "both",
                        "ErrorCode", "0"));
        RecordingReported data = (RecordingReported) event.data();
        assertThat(event.id()).isEqualTo("recording:" + RECORDING + ":completed");
        assertThat(data.duration()).contains(12L);
        assertThat(data.channels()).contains(2);
        assertThat(data.startTime()).contains(Instant.parse("2018-03-25T09:53:19Z"));
        assertThat(data.source()).contains("StartCallRecordingTwiML");
        assertThat(data.errorCode()).contains(0);
        assertThat(event.time()).isEqualTo(Callbacks.RECEIVED_AT);
    }

    @Test
    void transcription() {
        Event<?> event = named(
                "transcription" + OURS,
                call(
                        "TranscriptionSid", TRANSCRIPTION,
                        "TranscriptionEvent", "transcription-content",
                        "SequenceId", "3",
                        "Timestamp", "2026-03-25T09:53:19.123Z",
                        "TranscriptionData", "{\"transcript\":\"Grüß Gott\",\"confidence\":0.9857}",
                        "Final", "true",
                        "Track", "inbound_track",
                        "LanguageCode", "de-AT",
                        "Stability", "0.5"));
        TranscriptionReported data = (TranscriptionReported) event.data();
        assertThat(event.id()).isEqualTo("transcription:" + TRANSCRIPTION + ":3");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-03-25T09:53:19.123Z"));
        assertThat(data.text()).contains("Grüß Gott");
        assertThat(data.confidence()).contains(new BigDecimal("0.9857"));
        assertThat(data.last()).contains(true);
        assertThat(data.stability()).contains(new BigDecimal("0.5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "7",
                "{\"transcript\":7,\"confidence\":\"high\"}",
                "{\"confidence\":1e400}",
                "{\"confidence\":-1,\"transcript\":null}",
                "{\"transcript\":[],\"confidence\":17}"
            })
    void oddTranscriptionDataStayWithTheRawParameters(String json) {
        Event<?> event = named(
                "transcription",
                call(
                        "TranscriptionSid", TRANSCRIPTION,
                        "TranscriptionEvent", "transcription-content",
                        "Stability", "very",
                        "Final", "perhaps",
                        "TranscriptionData", json));
        TranscriptionReported data = (TranscriptionReported) event.data();
        assertThat(event.id()).matches("transcription:" + TRANSCRIPTION + ":sha256:[0-9a-f]{64}");
        assertThat(data.text()).isEmpty();
        assertThat(data.confidence()).isEmpty();
        assertThat(data.last()).isEmpty();
        assertThat(data.parameters()).containsEntry("TranscriptionData", List.of(json));
    }

    @Test
    void voice() {
        Event<?> event = named(
                "voice" + OURS,
                call("CallStatus", "in-progress", "Direction", "outbound-api", "From", "+14155550100", "To", "+43123"));
        VoiceRequested data = (VoiceRequested) event.data();
        assertThat(event.id()).matches("voice:" + Callbacks.CALL_SID + ":sha256:[0-9a-f]{64}");
        assertThat(data.agentId()).contains("agent_1");
        assertThat(data.contactId()).contains("k-1");
        assertThat(data.to()).contains("+43123");
    }

    @Test
    void ourOwnParametersCountOnlyInTheShapeThatWeGiveThem() {
        VoiceRequested data = (VoiceRequested)
                named("voice?attempt=%2B14155550123&campaign=a%20b&contact=%3Cx%3E&agent=" + "x".repeat(65), call())
                        .data();
        assertThat(data.attemptId()).isEmpty();
        assertThat(data.campaignId()).isEmpty();
        assertThat(data.contactId()).isEmpty();
        assertThat(data.agentId()).isEmpty();
    }

    @Test
    void fallback() {
        Event<?> event = named("fallback", call("ErrorCode", "11200", "ErrorUrl", "https://example.com/x"));
        FallbackRequested data = (FallbackRequested) event.data();
        assertThat(event.id()).matches("fallback:" + Callbacks.CALL_SID + ":sha256:[0-9a-f]{64}");
        assertThat(data.errorCode()).contains(11200);
        assertThat(data.errorUrl()).contains("https://example.com/x");
    }

    @ParameterizedTest
    @CsvSource({
        "amd, ANSWERED_BY_MISSING",
        "recording, RECORDING_SID_MISSING",
        "recording?RecordingSid=x, RECORDING_SID_MISSING",
        "transcription, TRANSCRIPTION_SID_MISSING"
    })
    void whatNamesNothingIsUnreadable(String path, UnreadableReason reason) {
        assertThat(naming(path, call())).isEqualTo(new Naming.Unreadable(reason));
    }

    @Test
    void theStatusOfARecordingAndTheKindOfATranscriptionAreNeeded() {
        assertThat(naming("recording", call("RecordingSid", RECORDING)))
                .isEqualTo(new Naming.Unreadable(UnreadableReason.RECORDING_STATUS_MISSING));
        assertThat(naming("transcription", call("TranscriptionSid", TRANSCRIPTION)))
                .isEqualTo(new Naming.Unreadable(UnreadableReason.TRANSCRIPTION_EVENT_MISSING));
    }

    @Test
    void whatThisVersionDoesNotKnowIsKeptAndSaid() {
        assertThat(unfamiliar("amd", call("AnsweredBy", "human"))).isEmpty();
        assertThat(unfamiliar("amd", call("AnsweredBy", "robot"))).containsOnly(Unfamiliar.VALUE);
        assertThat(unfamiliar("amd", call("AnsweredBy", "human", "Brandnew", "1")))
                .containsOnly(Unfamiliar.PARAMETER);
        assertThat(unfamiliar(
                        "transcription",
                        call("TranscriptionSid", TRANSCRIPTION, "TranscriptionEvent", "transcription-paused")))
                .containsOnly(Unfamiliar.EVENT_TYPE);
    }

    private java.util.Set<Unfamiliar> unfamiliar(String path, Map<String, List<String>> form) {
        return ((Naming.Named) naming(path, form)).unfamiliar();
    }

    /** Whatever is named conforms to its published schema. */
    private Event<?> named(String path, Map<String, List<String>> form) {
        Naming naming = naming(path, form);
        assertThat(naming).isInstanceOf(Naming.Named.class);
        Event<? extends EventData> event = ((Naming.Named) naming).event();
        ProducerRecord<String, byte[]> message = codec.encode(event);
        schemas.assertConforms(message.headers(), message.value());
        return event;
    }

    private Naming naming(String path, Map<String, List<String>> form) {
        return events.name(Callbacks.request(BASE + path, TwilioSigner.encode(form), ""));
    }

    private static Map<String, List<String>> call(String... more) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("CallSid", List.of(Callbacks.CALL_SID));
        form.put("AccountSid", List.of(Callbacks.ACCOUNT_SID));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], List.of(more[i + 1]));
        }
        return form;
    }
}
