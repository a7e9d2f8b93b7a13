package dev.ringway.campaign.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.CallReport.Result;
import dev.ringway.campaign.attempt.Settling.Ending;
import dev.ringway.campaign.attempt.Settling.Others;
import dev.ringway.campaign.attempt.Settling.Settled;
import dev.ringway.campaign.attempt.Settling.Terms;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContact.KnownContact;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MachineDetection;
import dev.ringway.campaign.campaign.MachineDetection.Mode;
import dev.ringway.campaign.campaign.MachineDetection.OnMachine;
import dev.ringway.campaign.campaign.MembershipRule;
import dev.ringway.campaign.campaign.RetryRules;
import dev.ringway.campaign.campaign.RetryRules.MissedOutcome;
import dev.ringway.campaign.campaign.RetryRules.Rule;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.CallEnd;
import dev.ringway.campaign.dial.CallEnd.Talk;
import dev.ringway.campaign.dial.DialLimits;
import dev.ringway.campaign.dial.RetryDecision;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettlingTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final String SID = "CA" + "0123456789abcdef".repeat(2);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final BigDecimal CAP = new BigDecimal("0.50");
    private static final BigDecimal PRICE = new BigDecimal("0.02");

    /** What a minute costs is not known. */
    private static final DialLimits UNPRICED = new DialLimits(3, 300, Duration.ofDays(30), BigDecimal.ZERO);

    private static final DialLimits MINUTES = new DialLimits(3, 300, Duration.ofDays(30), PRICE);

    private final DialAttempt requested =
            attempt().requested(NOW, NOW.plusSeconds(40), attempt().spending().day());
    private final CampaignContact reserved = member().with(Standings.reserved(member(), NOW), member().calls(), NOW);

    @Test
    void aCallThatGoesOnIsPlacedAndItsContactIsBeingCalled() {
        Settled settled = heard(requested, reserved, report(1, "ringing"));

        assertThat(settled.attempt().state()).isEqualTo(AttemptState.PLACED);
        assertThat(settled.attempt().call().sid()).contains(SID);
        assertThat(settled.member().map(CampaignContact::status)).contains(ContactState.CALLING);
    }

    @Test
    void whatIsOlderThanWhatIsKnownChangesNothing() {
        Settled ended = heard(requested, reserved, completed(5));

        assertThat(settling(ended, true).heard(report(4, "ringing"))).isEmpty();
        assertThat(settling(ended, true).heard(completed(5))).isEmpty();
    }

    @Test
    void aCallThatWasAnsweredEndsItsContactAndCountsOnce() {
        Settled ended = heard(requested, reserved, completed(2));

        CampaignContact after = ended.member().orElseThrow();
        assertThat(after.status()).isEqualTo(ContactState.COMPLETED);
        assertThat(after.attempts()).isEqualTo(1);
        assertThat(after.answered()).isEqualTo(1);
        assertThat(after.callTime()).isEqualTo(30);
        assertThat(after.spend()).isEqualByComparingTo(PRICE);
        assertThat(after.outcome()).contains("success");
        assertThat(ended.attempt().spending().reserved()).isZero();
    }

    @Test
    void aPriceThatComesLaterTakesThePlaceOfTheReservation() {
        Settled ended = heard(requested, reserved, unpriced(2, Optional.of(30L)));
        assertThat(ended.attempt().spending().reserved()).isEqualByComparingTo(CAP);

        Settled priced = heard(ended.attempt(), ended.member().orElseThrow(), completed(3));

        assertThat(priced.attempt().spending().reserved()).isZero();
        assertThat(priced.member().orElseThrow().spend()).isEqualByComparingTo(PRICE);
        assertThat(priced.member().orElseThrow().attempts()).isEqualTo(1);
        assertThat(priced.member().orElseThrow().callTime()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.02", "30, 0.02", "60, 0.02", "61, 0.04", "1440, 0.48", "1441, 0.50", "14400, 0.50", ", 0.50"})
    void whatIsHeldUntilThePriceIsToldIsNoMoreThanTheMinutesCostAndNeverMoreThanTheCap(
            @Nullable Long seconds, BigDecimal held) {
        Settled ended = settling(requested, reserved, MINUTES)
                .heard(unpriced(2, Optional.ofNullable(seconds)))
                .orElseThrow();

        assertThat(ended.attempt().spending().reserved()).isEqualByComparingTo(held);
        assertThat(ended.attempt().spending().price()).isEmpty();
        assertThat(ended.member().orElseThrow().spend()).isZero();
    }

    @Test
    void aDurationThatIsToldAfterTheEndCountsToo() {
        Settled ended = settling(requested, reserved, MINUTES)
                .heard(unpriced(2, Optional.empty()))
                .orElseThrow();

        Settled told = settling(ended.attempt(), ended.member().orElseThrow(), MINUTES)
                .heard(unpriced(3, Optional.of(90L)))
                .orElseThrow();

        assertThat(told.attempt().spending().reserved()).isEqualByComparingTo("0.04");
    }

    @Test
    void whatHasNoPriceForGoodIsSpentAsItWasHeldUntilOneIsTold() {
        Settled ended = settling(requested, reserved, MINUTES)
                .heard(unpriced(2, Optional.of(61L)))
                .orElseThrow();

        Settled estimated = settling(ended, true).estimated();

        assertThat(estimated.attempt().spending().reserved()).isZero();
        assertThat(estimated.attempt().spending().price())
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("0.04"));
        assertThat(estimated.attempt().spending().estimated()).isTrue();
        CampaignContact member = estimated.member().orElseThrow();
        assertThat(member.spend()).isEqualByComparingTo("0.04");
        assertThat(member.standing()).isEqualTo(ended.member().orElseThrow().standing());
        assertThat(member.attempts()).isEqualTo(1);
        assertThat(member.callTime()).isEqualTo(61);

        Settled priced = heard(estimated, completed(3));

        assertThat(priced.attempt().spending().settledSum()).isEqualByComparingTo(PRICE);
        assertThat(priced.attempt().spending().estimated()).isFalse();
        assertThat(priced.member().orElseThrow().spend()).isEqualByComparingTo(PRICE);
    }

    @Test
    void aMachineThatIsToldOfAfterTheEndMakesItVoicemail() {
        Settled ended = heard(requested, reserved, completed(2));

        Settled told = heard(ended.attempt(), ended.member().orElseThrow(), machine(3, "completed"));

        assertThat(told.attempt().outcome()).contains(AttemptOutcome.VOICEMAIL);
        assertThat(told.member().orElseThrow().status()).isEqualTo(ContactState.RETRY_WAIT);
        assertThat(told.member().orElseThrow().notBefore()).contains(NOW.plus(LATER));
        assertThat(told.member().orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void whoWasToBeCalledAgainAndWasReachedAfterAllIsNotCalledAgain() {
        Settled mute = heard(requested, reserved, completed(2, Talk.NO_AGENT));
        assertThat(mute.attempt().outcome()).contains(AttemptOutcome.NO_AGENT);
        assertThat(mute.member().orElseThrow().status()).isEqualTo(ContactState.RETRY_WAIT);
        assertThat(mute.member().orElseThrow().attempts()).isEqualTo(1);

        Settled told = heard(mute, completed(3));

        assertThat(told.attempt().outcome()).contains(AttemptOutcome.REACHED);
        assertThat(told.member().orElseThrow().status()).isEqualTo(ContactState.COMPLETED);
        assertThat(told.member().orElseThrow().notBefore()).isEmpty();
        assertThat(told.member().orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void whatTwilioSaysWhenItIsAskedIsNoMoreThanWhatTheCallStoreHasTold() {
        Settled mute = heard(requested, reserved, completed(2, Talk.NO_AGENT));
        CallReport asked = new CallReport(
                SID,
                Optional.empty(),
                new CallEnd("completed", Optional.empty(), Optional.empty(), Talk.ANY),
                Result.NONE);

        assertThat(settling(mute, true).heard(asked)).isEmpty();
    }

    @Test
    void aCampaignThatIsOverCallsNobodyAgainForIt() {
        Settled ended = heard(requested, reserved, completed(2));

        Settled told = settling(ended, false).heard(machine(3, "completed")).orElseThrow();

        assertThat(told.member().orElseThrow().status()).isEqualTo(ContactState.FAILED);
    }

    @Test
    void whoHasANumberByNowThatWasCalledAlreadyIsNotCalledAgainForIt() {
        Ending called = numberCalled();

        CampaignContact voicemail = settling(requested, reserved, called)
                .heard(machine(2, "completed"))
                .flatMap(Settled::member)
                .orElseThrow();
        CampaignContact reached = settling(requested, reserved, called)
                .heard(completed(2))
                .flatMap(Settled::member)
                .orElseThrow();

        assertThat(voicemail.status()).isEqualTo(ContactState.SUPPRESSED);
        assertThat(voicemail.lastDecision().flatMap(CampaignContact.Decision::reason))
                .contains(MembershipRule.NUMBER_CALLED);
        assertThat(voicemail.nextAttempt()).isEmpty();
        assertThat(reached.status()).isEqualTo(ContactState.COMPLETED);
    }

    @ParameterizedTest
    @CsvSource({"machine_start, machine", "machine_end_beep, machine", "fax, fax", "human,", "unknown,"})
    void whatIsNoPersonIsHungUpOn(String answeredBy, String why) {
        CallReport report = new CallReport(
                SID,
                Optional.of(1L),
                new CallEnd("in-progress", Optional.of(answeredBy), Optional.empty(), Talk.ANY),
                Result.NONE);

        Settled settled = heard(requested, reserved, report);

        assertThat(settled.attempt().hangUp())
                .isEqualTo(Optional.ofNullable(why).map(reason -> new HangUp(reason, NOW)));
    }

    @Test
    void whatWasNotProcessedLeavesTheContactAsItWas() {
        Settled over = settling(requested, reserved, ending(true, Others.NONE))
                .over(AttemptOutcome.NOT_PROCESSED, "Twilio answered with code 20429");

        assertThat(over.attempt().state()).isEqualTo(AttemptState.FINISHED);
        assertThat(over.attempt().counts()).isFalse();
        assertThat(over.attempt().spending().reserved()).isZero();
        CampaignContact after = over.member().orElseThrow();
        assertThat(after.status()).isEqualTo(ContactState.PENDING);
        assertThat(after.attempts()).isZero();
        assertThat(after.nextAttempt()).contains(NOW.plusSeconds(30));
    }

    @Test
    void anUnresolvedAttemptEndsItsContactUntilSomethingIsHeard() {
        DialAttempt unknown = requested.unknown("Twilio answered with code 20500", NOW, NOW.plusSeconds(15));
        Settled over = settling(unknown, reserved, ending(true, Others.NONE))
                .over(AttemptOutcome.UNRESOLVED, "no call was found");
        assertThat(over.attempt().state()).isEqualTo(AttemptState.UNRESOLVED);
        assertThat(over.attempt().spending().reserved()).isEqualByComparingTo(CAP);
        assertThat(over.member().orElseThrow().status()).isEqualTo(ContactState.FAILED);
        assertThat(over.member().orElseThrow().outcome()).contains("unresolved");

        Settled heard = heard(over.attempt(), over.member().orElseThrow(), completed(1));

        assertThat(heard.attempt().state()).isEqualTo(AttemptState.FINISHED);
        assertThat(heard.member().orElseThrow().status()).isEqualTo(ContactState.COMPLETED);
        assertThat(heard.member().orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void anEarlierAttemptLeavesAContactAloneThatIsBeingCalledAgain() {
        Settled settled = settling(requested, reserved, ending(true, Others.LATER))
                .heard(completed(1))
                .orElseThrow();

        assertThat(settled.attempt().state()).isEqualTo(AttemptState.FINISHED);
        assertThat(settled.member().orElseThrow().status()).isEqualTo(ContactState.RESERVED);
        assertThat(settled.member().orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void aCallThatTurnsUpAfterItWasUnresolvedIsTheContactsCallAndCountsOnce() {
        Settled over = unresolved();

        Settled ringing = heard(over, report(1, "ringing"));
        assertThat(ringing.attempt().state()).isEqualTo(AttemptState.PLACED);
        assertThat(ringing.attempt().outcome()).isEmpty();
        assertThat(ringing.attempt().call().endedAt()).isEmpty();
        assertThat(ringing.member().map(CampaignContact::status)).contains(ContactState.CALLING);

        Settled ended = heard(ringing, completed(2));
        CampaignContact after = ended.member().orElseThrow();
        assertThat(after.status()).isEqualTo(ContactState.COMPLETED);
        assertThat(after.outcome()).contains("success");
        assertThat(after.attempts()).isEqualTo(1);
        assertThat(after.answered()).isEqualTo(1);
    }

    @Test
    void aNameThatComesAfterItWasUnresolvedOpensItToo() {
        Settled over = unresolved();

        Settled placed = settling(over, true).placed(SID);

        assertThat(placed.attempt().state()).isEqualTo(AttemptState.PLACED);
        assertThat(placed.attempt().outcome()).isEmpty();
        assertThat(placed.attempt().reason()).isEmpty();
        assertThat(placed.member().map(CampaignContact::status)).contains(ContactState.CALLING);
    }

    @Test
    void aCallThatIsLostAgainIsStillOneAttempt() {
        Settled ringing = heard(unresolved(), report(1, "ringing"));

        Settled lost = settling(ringing, true).over(AttemptOutcome.UNRESOLVED, "Twilio does not know its call");

        assertThat(lost.member().orElseThrow().status()).isEqualTo(ContactState.FAILED);
        assertThat(lost.member().orElseThrow().attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"NOT_PROCESSED, 0", "REFUSED, 1"})
    void aCallThatTurnsUpAfterItWasSaidThatThereIsNoneKeepsItsContactFromBeingCalledAgain(
            AttemptOutcome said, int attempts) {
        Settled over = settling(requested, reserved, ending(true, Others.NONE)).over(said, "Twilio said so");
        assertThat(over.member().orElseThrow().attempts()).isEqualTo(attempts);

        Settled ringing = heard(over, report(1, "ringing"));
        assertThat(ringing.member().map(CampaignContact::status)).contains(ContactState.CALLING);

        for (Settled before : List.of(over, ringing)) {
            Settled ended = heard(before, completed(2));
            assertThat(ended.member().map(CampaignContact::status)).contains(ContactState.COMPLETED);
            assertThat(ended.member().map(CampaignContact::attempts)).contains(1);
        }
    }

    @Test
    void whoIsSuppressedByThenStaysSoAndTheCallCounts() {
        Settled over = unresolved();
        CampaignContact suppressed =
                over.member().orElseThrow().next(over.member().orElseThrow().contact(), Optional.of("opted-out"), NOW);

        Settled ringing = heard(over.attempt(), suppressed, report(1, "ringing"));
        assertThat(ringing.member().map(CampaignContact::status)).contains(ContactState.SUPPRESSED);

        Settled ended = heard(ringing, completed(2));
        assertThat(ended.member().map(CampaignContact::status)).contains(ContactState.SUPPRESSED);
        assertThat(ended.member().map(CampaignContact::attempts)).contains(1);
        assertThat(ended.member().map(CampaignContact::answered)).contains(1L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Others.class,
            names = {"EARLIER_LIVE", "LATER"})
    void whoIsInAnotherCallIsLeftToThat(Others others) {
        Settled over = unresolved();

        Settled ringing = settling(over.attempt(), over.member().orElseThrow(), ending(true, others))
                .heard(report(1, "ringing"))
                .orElseThrow();

        assertThat(ringing.attempt().state()).isEqualTo(AttemptState.PLACED);
        assertThat(ringing.member()).isEqualTo(over.member());
    }

    private Settled unresolved() {
        DialAttempt unknown = requested.unknown("Twilio answered with code 20500", NOW, NOW.plusSeconds(15));
        return settling(unknown, reserved, ending(true, Others.NONE))
                .over(AttemptOutcome.UNRESOLVED, "no call was found");
    }

    private static Settled heard(Settled before, CallReport report) {
        return heard(before.attempt(), before.member().orElseThrow(), report);
    }

    private static Settled heard(DialAttempt attempt, CampaignContact member, CallReport report) {
        return settling(attempt, member, ending(true, Others.NONE))
                .heard(report)
                .orElseThrow();
    }

    private static Settling settling(Settled before, boolean goesOn) {
        return settling(before.attempt(), before.member().orElseThrow(), ending(goesOn, Others.NONE));
    }

    private static Settling settling(DialAttempt attempt, CampaignContact member, Ending ending) {
        return settling(attempt, member, ending, UNPRICED);
    }

    private static Settling settling(DialAttempt attempt, CampaignContact member, DialLimits limits) {
        return settling(attempt, member, ending(true, Others.NONE), limits);
    }

    private static Settling settling(DialAttempt attempt, CampaignContact member, Ending ending, DialLimits limits) {
        return new Settling(
                attempt,
                Optional.of(member),
                new Terms(
                        () -> ending,
                        Duration.ofMinutes(2),
                        new Looks(Duration.ofSeconds(30), Duration.ofHours(12)),
                        limits,
                        NOW));
    }

    private static Ending ending(boolean goesOn, Others others) {
        RetryRules rules = new RetryRules(
                2,
                Map.of(
                        MissedOutcome.VOICEMAIL, new Rule(true, List.of(LATER)),
                        MissedOutcome.FAILED, new Rule(true, List.of(LATER))));
        return new Ending(new RetryDecision(rules, OnMachine.HANGUP), Optional.empty(), false, 0, goesOn, others);
    }

    private static Ending numberCalled() {
        Ending usual = ending(true, Others.NONE);
        return new Ending(
                usual.rule(), usual.suppressedFor(), true, usual.unreachable(), usual.goesOn(), usual.others());
    }

    private static CallReport report(long version, String status) {
        return new CallReport(
                SID,
                Optional.of(version),
                new CallEnd(status, Optional.empty(), Optional.empty(), Talk.ANY),
                Result.NONE);
    }

    private static CallReport completed(long version) {
        return completed(version, Talk.ANY);
    }

    private static CallReport completed(long version, Talk talk) {
        return new CallReport(
                SID,
                Optional.of(version),
                new CallEnd("completed", Optional.empty(), Optional.empty(), talk),
                new Result(Optional.of("success"), Optional.of(30L), Optional.of(PRICE), Optional.of(NOW)));
    }

    private static CallReport unpriced(long version, Optional<Long> seconds) {
        return new CallReport(
                SID,
                Optional.of(version),
                new CallEnd("completed", Optional.empty(), Optional.empty(), Talk.ANY),
                new Result(Optional.of("success"), seconds, Optional.empty(), Optional.of(NOW)));
    }

    private static CallReport machine(long version, String status) {
        return new CallReport(
                SID,
                Optional.of(version),
                new CallEnd(status, Optional.of("machine_start"), Optional.empty(), Talk.ANY),
                new Result(Optional.of("voicemail"), Optional.of(30L), Optional.empty(), Optional.of(NOW)));
    }

    private static DialAttempt attempt() {
        return AttemptsOfTests.reserved(new MachineDetection(Mode.ENABLE, OnMachine.HANGUP), CAP, NOW);
    }

    private static CampaignContact member() {
        return CampaignContact.added(
                "000000000000000000000002",
                "000000000000000000000003",
                1,
                new KnownContact("+12125550101", Optional.empty(), Optional.empty(), 0),
                Optional.empty(),
                NOW);
    }
}
