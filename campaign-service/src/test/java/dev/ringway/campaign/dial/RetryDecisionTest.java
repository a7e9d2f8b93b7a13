package dev.ringway.campaign.dial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.MachineDetection.OnMachine;
import dev.ringway.campaign.campaign.RetryRules;
import dev.ringway.campaign.campaign.RetryRules.MissedOutcome;
import dev.ringway.campaign.campaign.RetryRules.Rule;
import dev.ringway.campaign.dial.RetryDecision.Next;
import dev.ringway.campaign.dial.RetryDecision.State;
import dev.ringway.campaign.dial.RetryDecision.Tried;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RetryDecisionTest {

    private static final Instant ENDED = Instant.parse("2026-03-04T10:00:00Z");
    private static final Rule RULE = new Rule(true, List.of(Duration.ofMinutes(5), Duration.ofHours(2)));
    private static final RetryDecision RETRYING = new RetryDecision(
            new RetryRules(
                    5,
                    Map.of(
                            MissedOutcome.BUSY, RULE,
                            MissedOutcome.NO_ANSWER, RULE,
                            MissedOutcome.VOICEMAIL, RULE,
                            MissedOutcome.FAILED, RULE)),
            OnMachine.HANGUP);

    @ParameterizedTest
    @CsvSource({"1, 300", "2, 7200", "3, 7200", "4, 7200"})
    void eachAttemptHasItsDelayAndTheLastOneHoldsForAllThatFollow(int attempts, int seconds) {
        assertThat(RETRYING.after(AttemptOutcome.BUSY, new Tried(attempts, 0), false, ENDED))
                .isEqualTo(new Next.Again(ENDED.plusSeconds(seconds)));
    }

    @Test
    void afterTheLastAttemptItIsOver() {
        assertThat(RETRYING.after(AttemptOutcome.NO_ANSWER, new Tried(5, 0), false, ENDED))
                .isEqualTo(new Next.End(State.FAILED, AttemptOutcome.NO_ANSWER));
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptOutcome.class,
            names = {"BUSY", "NO_ANSWER", "VOICEMAIL", "FAILED", "CANCELED", "UNREACHABLE"})
    void whatMayPassIsTriedAgain(AttemptOutcome outcome) {
        assertThat(RETRYING.after(outcome, new Tried(1, 1), false, ENDED)).isInstanceOf(Next.Again.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptOutcome.class,
            names = {"REACHED", "FAX", "UNDIALABLE", "DESTINATION_NOT_ALLOWED", "REFUSED", "UNRESOLVED"})
    void whatWillNotPassIsNotWhateverTheRules(AttemptOutcome outcome) {
        assertThat(RETRYING.after(outcome, new Tried(1, 0), false, ENDED))
                .isEqualTo(new Next.End(outcome == AttemptOutcome.REACHED ? State.COMPLETED : State.FAILED, outcome));
    }

    @ParameterizedTest
    @EnumSource(value = AttemptOutcome.class, mode = Mode.EXCLUDE, names = "UNKNOWN")
    void whoIsOnAListByNowIsNeverTriedAgain(AttemptOutcome outcome) {
        assertThat(RETRYING.after(outcome, new Tried(1, 0), true, ENDED))
                .isEqualTo(new Next.End(State.SUPPRESSED, outcome));
    }

    @Test
    void whatMayStillBeACallIsSettledFirst() {
        assertThat(RETRYING.after(AttemptOutcome.UNKNOWN, new Tried(1, 0), true, ENDED))
                .isEqualTo(new Next.Settle());
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptOutcome.class,
            names = {"NOT_PROCESSED", "ACCOUNT_AT_FAULT"})
    void whatWasNotTheContactsFaultWasNoAttempt(AttemptOutcome outcome) {
        assertThat(RETRYING.after(outcome, new Tried(5, 0), false, ENDED)).isEqualTo(new Next.AsBefore());
        assertThat(outcome.isAttempt()).isFalse();
    }

    @Test
    void whatCannotBeReachedIsTriedOnceMoreAtMost() {
        assertThat(RETRYING.after(AttemptOutcome.UNREACHABLE, new Tried(3, 2), false, ENDED))
                .isEqualTo(new Next.End(State.FAILED, AttemptOutcome.UNREACHABLE));
    }

    @Test
    void whatNoRuleNamesIsNotTriedAgain() {
        RetryDecision none = new RetryDecision(RetryRules.NONE, OnMachine.HANGUP);
        RetryDecision unclear = new RetryDecision(
                new RetryRules(
                        5,
                        Map.of(
                                MissedOutcome.BUSY, new Rule(true, List.of()),
                                MissedOutcome.FAILED, new Rule(false, List.of(Duration.ZERO)))),
                OnMachine.HANGUP);

        assertThat(none.after(AttemptOutcome.BUSY, new Tried(1, 0), false, ENDED))
                .isEqualTo(new Next.End(State.FAILED, AttemptOutcome.BUSY));
        assertThat(unclear.after(AttemptOutcome.BUSY, new Tried(1, 0), false, ENDED))
                .isInstanceOf(Next.End.class);
        assertThat(unclear.after(AttemptOutcome.FAILED, new Tried(1, 0), false, ENDED))
                .isInstanceOf(Next.End.class);
    }

    @Test
    void aMachineThatWasToGetItsMessageIsDone() {
        assertThat(new RetryDecision(RetryRules.NONE, OnMachine.LEAVE_MESSAGE)
                        .after(AttemptOutcome.VOICEMAIL, new Tried(1, 0), false, ENDED))
                .isEqualTo(new Next.End(State.COMPLETED, AttemptOutcome.VOICEMAIL));
        assertThat(new RetryDecision(RetryRules.NONE, OnMachine.HANGUP)
                        .after(AttemptOutcome.VOICEMAIL, new Tried(1, 0), false, ENDED))
                .isEqualTo(new Next.End(State.FAILED, AttemptOutcome.VOICEMAIL));
    }

    @ParameterizedTest
    @CsvSource({
        "completed,,, ANY, REACHED",
        "completed, human,, ANY, REACHED",
        "completed, unknown,, ANY, REACHED",
        "completed, machine_start,, ANY, VOICEMAIL",
        "completed, machine_end_beep,, ANY, VOICEMAIL",
        "completed, machine_end_silence, 200, ANY, VOICEMAIL",
        "completed, fax,, ANY, FAX",
        "busy,, 486, ANY, BUSY",
        "no-answer,, 480, ANY, NO_ANSWER",
        "canceled,, 487, ANY, CANCELED",
        "failed,,, ANY, FAILED",
        "failed,, 503, ANY, FAILED",
        "failed,, 404, ANY, UNDIALABLE",
        "failed,, 410, ANY, UNDIALABLE",
        "failed,, 484, ANY, UNDIALABLE",
        "failed,, 604, ANY, UNDIALABLE",
        "in-progress,,, ANY,",
        "queued,,, ANY,",
        "dancing,,, ANY,",
        "completed,,, VOICEMAIL, VOICEMAIL",
        "completed, human,, VOICEMAIL, VOICEMAIL",
        "completed,,, NO_AGENT, NO_AGENT",
        "completed, human,, NO_AGENT, NO_AGENT",
        "completed, machine_start,, NO_AGENT, VOICEMAIL",
        "completed, fax,, NO_AGENT, FAX",
        "busy,, 486, NO_AGENT, BUSY",
        "in-progress,,, NO_AGENT,",
    })
    void howACallEndedIsWhatItCameTo(
            String status, String answeredBy, Integer sip, CallEnd.Talk talk, AttemptOutcome outcome) {
        assertThat(new CallEnd(status, Optional.ofNullable(answeredBy), Optional.ofNullable(sip), talk).outcome())
                .isEqualTo(Optional.ofNullable(outcome));
    }

    @ParameterizedTest
    @EnumSource(AttemptOutcome.class)
    void everyOutcomeIsFoundByItsText(AttemptOutcome outcome) {
        assertThat(AttemptOutcome.of(outcome.text())).contains(outcome);
    }
}
