package dev.ringway.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.ingest.json.JsonObjects;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.UnreadableReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioEventsTest {

    private static final String URL = "https://example.com/webhooks/twilio/status";
    private final TwilioEvents events = new TwilioEvents(100, JsonObjects::read);

    @Test
    void aReportBecomesAnEventWithItsFieldsAndEverythingThatWasPosted() {
        Map<String, List<String>> form = Callbacks.ringing(Map.of(
                "CallStatus", List.of("completed"),
                "CallDuration", List.of("61"),
                "Duration", List.of("2"),
                "SipResponseCode", List.of("200"),
                "NewOne", List.of("x", "y")));
        Event<CallStatusReported> event = named(URL + "?attempt=a-1", form);
        CallStatusReported data = event.data();
        assertThat(data.callSid()).isEqualTo(Callbacks.CALL_SID);
        assertThat(data.accountSid()).isEqualTo(Callbacks.ACCOUNT_SID);
        assertThat(data.callStatus()).isEqualTo("completed");
        assertThat(data.duration()).contains(61L);
        assertThat(data.sequenceNumber()).contains(1L);
        assertThat(data.sipResponseCode()).contains(200);
        assertThat(data.attemptId()).contains("a-1");
        assertThat(data.from()).contains("+14158675309");
        assertThat(data.parameters()).isEqualTo(form);
        assertThat(event.time()).isEqualTo(Instant.parse("2018-03-25T09:53:19Z"));
        assertThat(event.receivedAt()).isEqualTo(Callbacks.RECEIVED_AT);
    }

    @Test
    void minutesAreNeverTakenForSeconds() {
        assertThat(named(URL, Callbacks.ringing(Map.of("Duration", List.of("2"))))
                        .data()
                        .duration())
                .isEmpty();
    }

    @Test
    void theSameReportHasTheSameIdWhateverElseIsInIt() {
        String id = named(URL, Callbacks.ringing(Map.of())).id();
        assertThat(id).isEqualTo("status:" + Callbacks.CALL_SID + ":call-progress-events:ringing:1");
        assertThat(named(URL + "?attempt=2", Callbacks.ringing(Map.of("FromCity", List.of("Bern"))))
                        .id())
                .isEqualTo(id);
        assertThat(named(URL, Callbacks.ringing(Map.of("SequenceNumber", List.of("2"))))
                        .id())
                .isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CallbackSource", "SequenceNumber"})
    void whereAPartOfTheIdIsMissingTheBodysHashStandsInForIt(String missing) {
        Event<CallStatusReported> event = named(URL, Callbacks.ringing(Map.of(missing, List.of())));
        assertThat(event.id()).matches("status:" + Callbacks.CALL_SID + ":sha256:[0-9a-f]{64}");
        assertThat(named(URL, Callbacks.ringing(Map.of(missing, List.of()))).id())
                .isEqualTo(event.id());
        assertThat(named(URL, Callbacks.ringing(Map.of(missing, List.of(), "From", List.of("+1"))))
                        .id())
                .isNotEqualTo(event.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "Mon, 25 Mar 2018 09:53:19 +0000", "2018-03-25T09:53:19Z"})
    void whereTwiliosTimeCannotBeReadTheTimeOfReceiptCounts(String timestamp) {
        Event<CallStatusReported> event = named(URL, Callbacks.ringing(Map.of("Timestamp", List.of(timestamp))));
        assertThat(event.time()).isEqualTo(Callbacks.RECEIVED_AT);
        assertThat(event.data().timestamp()).isEmpty();
    }

    @Test
    void anOddSideFieldStaysWithTheRawParametersAlone() {
        CallStatusReported data = named(
                        URL + "?attempt=%2B14155550123",
                        Callbacks.ringing(Map.of(
                                "SipResponseCode", List.of("99999999"),
                                "ParentCallSid", List.of("CA-bogus"),
                                "AnsweredBy", List.of("x".repeat(500)),
                                "From", List.of("+" + "1".repeat(5000)))))
                .data();

        assertThat(data.sipResponseCode()).isEmpty();
        assertThat(data.parentCallSid()).isEmpty();
        assertThat(data.answeredBy()).isEmpty();
        assertThat(data.from()).isEmpty();
        assertThat(data.attemptId()).isEmpty();
        assertThat(data.parameters()).containsEntry("SipResponseCode", List.of("99999999"));
    }

    @Test
    void anUnknownStatusAndOddNumbersAreKept() {
        CallStatusReported data = named(
                        URL + "?attempt=%ZZ",
                        Callbacks.ringing(Map.of(
                                "CallStatus", List.of("teleported"),
                                "CallDuration", List.of("-1"),
                                "SequenceNumber", List.of("99999999999999999999"),
                                "SipResponseCode", List.of("busy"))))
                .data();
        assertThat(data.callStatus()).isEqualTo("teleported");
        assertThat(data.duration()).isEmpty();
        assertThat(data.sequenceNumber()).isEmpty();
        assertThat(data.sipResponseCode()).isEmpty();
        assertThat(data.attemptId()).isEqualTo(Optional.empty());
        assertThat(data.parameters()).containsEntry("CallDuration", List.of("-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "CallSid, '', CALL_SID_MISSING",
        "CallSid, CA123, CALL_SID_INVALID",
        "CallSid, CA0123456789abcdef0123456789abcdefg, CALL_SID_INVALID",
        "CallSid, SM0123456789abcdef0123456789abcdef, CALL_SID_INVALID",
        "CallStatus, '', CALL_STATUS_MISSING"
    })
    void whatBelongsToNoCallIsUnreadable(String name, String value, UnreadableReason reason) {
        assertThat(events.name(request(URL, Callbacks.ringing(Map.of(name, List.of(value))))))
                .isEqualTo(new Naming.Unreadable(reason));
    }

    @SuppressWarnings("unchecked")
    private Event<CallStatusReported> named(String url, Map<String, List<String>> form) {
        Naming naming = events.name(request(url, form));
        assertThat(naming).isInstanceOf(Naming.Named.class);
        return (Event<CallStatusReported>) ((Naming.Named) naming).event();
    }

    private static ReceivedRequest request(String url, Map<String, List<String>> form) {
        return Callbacks.request(url, TwilioSigner.encode(form), "");
    }
}
