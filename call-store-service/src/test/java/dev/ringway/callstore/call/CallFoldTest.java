package dev.ringway.callstore.call;

import static dev.ringway.callstore.call.Reports.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallFoldTest {

    @Test
    void anAnsweredCallHasItsTimesAndDurations() {
        Call call = fold(Reports.answeredCall(Reports.SID));

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.startTime()).isEqualTo(START);
        assertThat(call.ringingAt()).contains(START.plusSeconds(1));
        assertThat(call.answeredAt()).contains(START.plusSeconds(5));
        assertThat(call.ringDuration()).contains(4L);
        assertThat(call.endTime()).contains(START.plusSeconds(35));
        assertThat(call.duration()).contains(30L);
        assertThat(call.standing().sequence()).contains(3L);
        assertThat(call.startMonth()).isEqualTo("2026-11");
    }

    @Test
    void anAnswerThatNobodyReportedIsWhatEndAndDurationLeaveUntilItIsReported() {
        Event<CallStatusReported> ringing =
                Reports.of("ringing", 1).withSequence(1).event();
        Event<CallStatusReported> answered =
                Reports.of("in-progress", 6).withSequence(2).event();
        Event<CallStatusReported> completed =
                Reports.of("completed", 35).withSequence(3).withDuration(30).event();

        Call without = fold(List.of(ringing, completed));
        assertThat(without.answeredAt()).contains(START.plusSeconds(5));
        assertThat(without.ringDuration()).contains(4L);

        Call reported = CallFold.fold(Optional.of(without), Reports.told(List.of(answered)));
        assertThat(reported.answeredAt()).contains(START.plusSeconds(6));
        assertThat(reported).isEqualTo(fold(List.of(ringing, answered, completed)));
    }

    @Test
    void aCallIsNotAnsweredBeforeItRang() {
        Call call = fold(List.of(
                Reports.of("ringing", 3).withSequence(1).event(),
                Reports.of("completed", 35).withSequence(3).withDuration(33).event()));

        assertThat(call.answeredAt()).contains(START.plusSeconds(3));
        assertThat(call.ringDuration()).contains(0L);
    }

    @Test
    void aCallThatNobodyTookWasNotAnswered() {
        Call call = fold(List.of(
                Reports.of("ringing", 1).withSequence(1).event(),
                Reports.of("no-answer", 35).withSequence(3).withDuration(0).event()));

        assertThat(call.answeredAt()).isEmpty();
        assertThat(call.ringDuration()).contains(34L);
    }

    @Test
    void aLateLowerStatusFillsItsOwnTimestampAndNothingElse() {
        Call before = fold(List.of(
                Reports.of("initiated", 0).withSequence(0).event(),
                Reports.of("completed", 35).withSequence(3).withDuration(30).event()));

        Call after = CallFold.fold(
                Optional.of(before),
                Reports.told(List.of(Reports.of("ringing", 1).withSequence(1).event())));

        assertThat(after.ringingAt()).contains(START.plusSeconds(1));
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("timing.ringingAt")
                .isEqualTo(before);
    }

    @Test
    void anUnknownStatusLeavesTheCallAlone() {
        Call before = fold(List.of(Reports.of("ringing", 1).withSequence(1).event()));

        Call after = CallFold.fold(
                Optional.of(before),
                Reports.told(List.of(Reports.of("parked", 3).withSequence(7).event())));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void anUnknownStatusOfACallNeverSeenCreatesIt() {
        Call call = fold(List.of(Reports.of("parked", 3).withSequence(0).event()));

        assertThat(call.status()).isEqualTo(CallStatus.QUEUED);
        assertThat(call.to()).contains("+14155550100");
        assertThat(call.standing().sequence()).isEmpty();
    }

    @Test
    void ofTwoTerminalStatusesTheOneThatTheProviderReportedFirstStands() {
        Event<CallStatusReported> completed =
                Reports.of("completed", 10).withSequence(3).withDuration(9).event();
        Event<CallStatusReported> failed =
                Reports.of("failed", 9).withSequence(4).withDuration(0).event();

        for (List<Event<CallStatusReported>> order : List.of(List.of(completed, failed), List.of(failed, completed))) {
            Call call = fold(order);
            assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
            assertThat(call.duration()).contains(9L);
            assertThat(call.endTime()).contains(START.plusSeconds(10));
        }
    }

    @Test
    void withoutSequenceNumbersTheEarlierEndStands() {
        Call call = fold(List.of(
                Reports.of("completed", 11).event(), Reports.of("no-answer", 10).event()));

        assertThat(call.status()).isEqualTo(CallStatus.NO_ANSWER);
    }

    @Test
    void ringingEndsWithTheCallWhereNobodyAnswered() {
        Call unanswered = fold(List.of(
                Reports.of("ringing", 2).event(), Reports.of("no-answer", 27).event()));
        Call nobodySaysWhen = fold(List.of(
                Reports.of("ringing", 2).event(), Reports.of("completed", 27).event()));

        assertThat(unanswered.ringDuration()).contains(25L);
        assertThat(nobodySaysWhen.answeredAt()).isEmpty();
        assertThat(nobodySaysWhen.ringDuration()).isEmpty();
    }

    @Test
    void twilioDirectionsBecomeInboundOrOutbound() {
        assertThat(directionOf("inbound")).contains(Direction.INBOUND);
        assertThat(directionOf("trunking-originating")).contains(Direction.INBOUND);
        assertThat(directionOf("outbound-api")).contains(Direction.OUTBOUND);
        assertThat(directionOf("outbound-dial")).contains(Direction.OUTBOUND);
        assertThat(directionOf("trunking-terminating")).contains(Direction.OUTBOUND);
        assertThat(directionOf("sideways")).isEmpty();
    }

    @Test
    void theSourceIsInboundOrTheCampaignThatDialledOrElseTheApi() {
        assertThat(sourceOf("inbound", Optional.of("campaign-1"))).isEqualTo(CallSource.INBOUND);
        assertThat(sourceOf("outbound-api", Optional.of("campaign-1"))).isEqualTo(CallSource.CAMPAIGN);
        assertThat(sourceOf("outbound-api", Optional.empty())).isEqualTo(CallSource.API);
    }

    @Test
    void aFindingReplacesAGuessAboutWhoAnsweredInWhicheverOrder() {
        Event<CallStatusReported> guess = answeredBy("in-progress", 3, "unknown");
        Event<CallStatusReported> finding = answeredBy("completed", 9, "machine_end_beep");

        assertThat(fold(List.of(guess, finding)).answeredBy()).contains("machine_end_beep");
        assertThat(fold(List.of(finding, guess)).answeredBy()).contains("machine_end_beep");
    }

    private static Event<CallStatusReported> answeredBy(String status, long second, String who) {
        return Reports.of(status, second)
                .with("answeredBy", who)
                .with("sipResponseCode", 200)
                .event();
    }

    private static Optional<Direction> directionOf(String twilio) {
        return directed(twilio, Optional.empty()).direction();
    }

    /** Of a call that carries an attempt. */
    private static CallSource sourceOf(String twilio, Optional<String> campaignId) {
        return directed(twilio, campaignId).source();
    }

    private static Call directed(String twilio, Optional<String> campaignId) {
        return fold(List.of(Reports.of("ringing", 0)
                .with("direction", twilio)
                .with("attemptId", Optional.of("attempt-1"))
                .with("campaignId", campaignId)
                .event()));
    }

    private static Call fold(List<Event<CallStatusReported>> reports) {
        return CallFold.fold(Optional.empty(), Reports.told(reports));
    }
}
