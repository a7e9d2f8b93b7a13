package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import dev.ringway.sandbox.Receiver.Received;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives at a registered URL while a call lives. */
class StatusCallbackTest {

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @Test
    void everyEventIsReportedInOrderAndSigned() {
        Call call = running.place("+12125551001", "#rc=3&rp=all");
        running.letCallsEnd();

        List<Received> received = running.receiver.received();
        assertThat(running.receiver.statuses()).containsExactly("initiated", "ringing", "in-progress", "completed");
        assertThat(received).allSatisfy(callback -> {
            assertThat(callback.genuine()).isTrue();
            assertThat(callback.method()).isEqualTo("POST");
            assertThat(callback.uri()).isEqualTo("/status?tenant=a%20b");
            assertThat(callback.idempotencyToken()).isNotEmpty();
            assertThat(callback.form())
                    .containsEntry("CallSid", call.getSid())
                    .containsEntry("AccountSid", RunningSandbox.ACCOUNT)
                    .containsEntry("From", RunningSandbox.FROM)
                    .containsEntry("Caller", RunningSandbox.FROM)
                    .containsEntry("To", "+12125551001")
                    .containsEntry("Called", "+12125551001")
                    .containsEntry("Direction", "outbound-api")
                    .containsEntry("ApiVersion", "2010-04-01")
                    .containsEntry("CallbackSource", "call-progress-events")
                    .containsEntry("ToCity", "NEW YORK")
                    .containsEntry("FromState", "CA");
            assertThat(callback.form().get("Timestamp")).matches("Sun, 01 Mar 2026 12:0\\d:\\d\\d \\+0000");
        });
        assertThat(received)
                .extracting(callback -> callback.form().get("SequenceNumber"))
                .containsExactly("0", "1", "2", "3");
    }

    @Test
    void theLastReportTellsSecondsAndMinutes() {
        Call call = running.place("+12125551001", "");
        running.letCallsEnd();

        var last = running.receiver.received().getLast().form();
        String seconds = Call.fetcher(call.getSid()).fetch(running.twilio).getDuration();
        assertThat(last)
                .containsEntry("CallDuration", seconds)
                .containsEntry("Duration", Long.toString((Long.parseLong(seconds) + 59) / 60))
                .containsEntry("SipResponseCode", "200");
        assertThat(running.receiver.received().getFirst().form())
                .doesNotContainKeys("CallDuration", "Duration", "AnsweredBy");
    }

    @Test
    void onlySubscribedEventsAreReportedAndCounted() {
        RunningSandbox.call("+12125551001")
                .setStatusCallback(URI.create(running.receiver.url()))
                .setStatusCallbackEvent(List.of("ringing", "completed"))
                .create(running.twilio);
        running.letCallsEnd();

        assertThat(running.receiver.statuses()).containsExactly("ringing", "completed");
        assertThat(running.receiver.received())
                .extracting(callback -> callback.form().get("SequenceNumber"))
                .containsExactly("0", "1");
    }

    @Test
    void withoutEventsOnlyTheEndIsReported() {
        RunningSandbox.call("+12125551002")
                .setStatusCallback(URI.create(running.receiver.url()))
                .create(running.twilio);
        running.letCallsEnd();

        assertThat(running.receiver.statuses()).containsExactly("busy");
    }

    @Test
    void byGetTheParametersAreInTheSignedUrl() {
        RunningSandbox.call("+12125551002")
                .setStatusCallback(URI.create(running.receiver.url()))
                .setStatusCallbackMethod(com.twilio.http.HttpMethod.GET)
                .create(running.twilio);
        running.letCallsEnd();

        assertThat(running.receiver.received()).singleElement().satisfies(callback -> {
            assertThat(callback.method()).isEqualTo("GET");
            assertThat(callback.uri()).startsWith("/status?tenant=a%20b&CallSid=CA");
            assertThat(callback.genuine()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1001, 'initiated,ringing,in-progress,completed', 200, human",
        "1002, 'initiated,ringing,busy', 486, ",
        "1003, 'initiated,ringing,no-answer', 487, ",
        "1004, 'initiated,failed', 503, ",
        "1005, 'initiated,ringing,canceled', 487, ",
        "1006, 'initiated,ringing,in-progress,completed', 200, machine_end_beep",
        "1007, 'initiated,ringing,in-progress,completed', 200, fax",
        "7777, 'initiated,ringing,in-progress,completed', 200, human"
    })
    void theDialledNumberDecides(String lastFour, String statuses, String sip, String answeredBy) {
        Call call = RunningSandbox.call("+1305555" + lastFour)
                .setMachineDetection("DetectMessageEnd")
                .setStatusCallback(URI.create(running.receiver.url()))
                .setStatusCallbackEvent(RunningSandbox.EVERY_EVENT)
                .create(running.twilio);
        running.letCallsEnd();

        assertThat(String.join(",", running.receiver.statuses())).isEqualTo(statuses);
        assertThat(running.receiver.received().getLast().form())
                .containsEntry("SipResponseCode", sip)
                .satisfies(form -> assertThat(form.get("AnsweredBy")).isEqualTo(answeredBy));
        Call ended = Call.fetcher(call.getSid()).fetch(running.twilio);
        assertThat(ended.getAnsweredBy()).isEqualTo(answeredBy);
        assertThat(ended.getStatus()).hasToString(statuses.substring(statuses.lastIndexOf(',') + 1));
    }

    @Test
    void endingACallIsReportedToo() {
        Call call = running.place("+12125551001", "");
        running.timeline.advance(java.time.Duration.ofSeconds(2));
        Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(running.twilio);
        running.letCallsEnd();

        assertThat(running.receiver.statuses()).containsExactly("initiated", "ringing", "canceled");
    }
}
