package dev.ringway.campaign.dial;

import static dev.ringway.campaign.dial.Facts.CALLER_ID;
import static dev.ringway.campaign.dial.Facts.NOW;
import static dev.ringway.campaign.dial.Facts.VIENNA;
import static dev.ringway.campaign.dial.Facts.campaign;
import static dev.ringway.campaign.dial.Facts.config;
import static dev.ringway.campaign.dial.Facts.contact;
import static dev.ringway.campaign.dial.Facts.counters;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.ConsentRule;
import dev.ringway.campaign.campaign.MembershipRule;
import dev.ringway.campaign.campaign.SpendCaps;
import dev.ringway.campaign.contact.Consent;
import dev.ringway.campaign.contact.ContactDetails.CallTime;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.dial.Counters.CallerIdUse;
import dev.ringway.campaign.dial.Counters.NumberUse;
import dev.ringway.campaign.dial.Counters.Spend;
import dev.ringway.campaign.dial.Decision.Dial;
import dev.ringway.campaign.dial.Decision.No;
import dev.ringway.campaign.suppression.SuppressionReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DialDecisionTest {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final DialDecision DECISION = new DialDecision(new DialLimits(2, 5, MONTH, new BigDecimal("0.014")));
    private static final Instant LATER = NOW.plusSeconds(90);

    @Test
    void whereNothingSpeaksAgainstItTheContactIsCalled() {
        assertThat(decide(contact(), campaign(config())))
                .isEqualTo(new Dial(CALLER_ID, Optional.empty(), Instant.parse("2026-03-04T16:00:00Z")));
    }

    @ParameterizedTest
    @EnumSource(CampaignStatus.class)
    void onlyAnActiveCampaignCallsAndItsContactsStayAsTheyAre(CampaignStatus status) {
        CampaignFacts facts = new CampaignFacts(status, Optional.empty(), Optional.empty(), config(), false);

        if (status == CampaignStatus.ACTIVE) {
            assertThat(decide(contact(), facts)).isInstanceOf(Dial.class);
        } else {
            assertThat(decide(contact(), facts)).isEqualTo(No.now(Reason.CAMPAIGN_NOT_ACTIVE));
        }
    }

    @Test
    void aCampaignCallsFromItsStartUntilItsEnd() {
        assertThat(decide(contact(), dated(LATER, LATER.plusSeconds(1))))
                .isEqualTo(No.until(Reason.CAMPAIGN_NOT_STARTED, LATER));
        assertThat(decide(contact(), dated(NOW, NOW.plusNanos(1)))).isInstanceOf(Dial.class);
        assertThat(decide(contact(), dated(NOW.minusSeconds(9), NOW))).isEqualTo(No.now(Reason.CAMPAIGN_OVER));
    }

    @Test
    void whatThePersonWishesIsTheEndOfIt() {
        ContactFacts optedOut = Facts.suppressed(
                Facts.status(contact(), Optional.of(ContactStatus.DO_NOT_CALL)),
                Optional.of(List.of(Facts.suppression("global", SuppressionReason.OPT_OUT, Optional.empty()))));

        assertThat(decide(optedOut, campaign(config()))).isEqualTo(No.last(Reason.OPTED_OUT));
        assertThat(decide(Facts.suppressed(optedOut, Optional.empty()), campaign(config())))
                .isEqualTo(No.last(Reason.DO_NOT_CALL));
        assertThat(decide(Facts.status(contact(), Optional.of(ContactStatus.INACTIVE)), campaign(config())))
                .isEqualTo(No.last(Reason.CONTACT_INACTIVE));
        assertThat(decide(Facts.status(contact(), Optional.empty()), campaign(config())))
                .isEqualTo(No.last(Reason.CONTACT_GONE));
    }

    @Test
    void aSuppressionCountsUntilItExpires() {
        ContactFacts once = Facts.suppressed(
                contact(),
                Optional.of(List.of(
                        Facts.suppression("global", SuppressionReason.MANUAL, Optional.of(NOW)),
                        Facts.suppression(
                                "68ef6a5d1c2b3a4d5e6f7001", SuppressionReason.COMPLAINT, Optional.of(LATER)))));

        assertThat(decide(once, campaign(config()))).isEqualTo(No.until(Reason.SUPPRESSED, LATER));
        assertThat(DECISION.decide(once, campaign(config()), LATER, counters())).isInstanceOf(Dial.class);
        assertThat(decide(
                        Facts.suppressed(
                                contact(),
                                Optional.of(List.of(
                                        Facts.suppression("global", SuppressionReason.LEGAL, Optional.empty()),
                                        Facts.suppression("global", SuppressionReason.MANUAL, Optional.of(LATER))))),
                        campaign(config())))
                .isEqualTo(No.last(Reason.SUPPRESSED));
        assertThat(decide(Facts.suppressed(contact(), Optional.empty()), campaign(config())))
                .isEqualTo(No.now(Reason.SUPPRESSIONS_UNKNOWN));
    }

    @Test
    void consentIsAsTheCampaignDemandsIt() {
        CampaignFacts any = consent(List.of());
        CampaignFacts optIn = consent(List.of("opt-in"));

        assertThat(decide(contact(), any)).isEqualTo(No.last(Reason.CONSENT_MISSING));
        assertThat(decide(given("contract", Optional.empty()), any)).isInstanceOf(Dial.class);
        assertThat(decide(given("contract", Optional.empty()), optIn)).isEqualTo(No.last(Reason.CONSENT_NOT_ENOUGH));
        assertThat(decide(given("opt-in", Optional.of(NOW)), optIn)).isInstanceOf(Dial.class);
        assertThat(decide(given("opt-in", Optional.of(LATER)), optIn))
                .isEqualTo(No.until(Reason.CONSENT_NOT_YET, LATER));
    }

    @Test
    void aDemandForConsentThatWasEditedSinceTheBeginningEndsNothing() {
        assertThat(decide(contact(), Facts.edited(consent(List.of())))).isEqualTo(No.now(Reason.CONSENT_MISSING));
        assertThat(decide(given("contract", Optional.empty()), Facts.edited(consent(List.of("opt-in")))))
                .isEqualTo(No.now(Reason.CONSENT_NOT_ENOUGH));
    }

    @Test
    void hoursThatNeverOpenAreNoContactsEndUnlessItsOwnTimeIsWhy() {
        CampaignFacts closed =
                campaign(config(new CallSchedule(VIENNA, Map.of(), Set.of(), true), SpendCaps.NONE, ConsentRule.NONE));
        CampaignFacts days = campaign(config());
        ContactFacts evenings =
                Facts.times(contact(), Optional.of("Europe/Vienna"), Optional.of(new CallTime("18:00", "20:00")));
        No later = No.until(Reason.NEVER_OPEN, NOW.plus(CallWindow.HORIZON));

        assertThat(decide(contact(), closed)).isEqualTo(later);
        assertThat(decide(evenings, closed)).isEqualTo(later);
        assertThat(decide(evenings, days)).isEqualTo(No.last(Reason.NEVER_OPEN));
        assertThat(decide(evenings, Facts.edited(days))).isEqualTo(later);
    }

    @Test
    void whatCannotBeCalledAndWhatWasTriedOftenIsTheEndOfIt() {
        assertThat(decide(Facts.number(contact(), Optional.empty()), campaign(config())))
                .isEqualTo(No.last(Reason.UNDIALABLE));
        assertThat(decide(
                        Facts.tried(contact(), 0, shown(NOW, true), Optional.empty(), Optional.empty()),
                        campaign(config())))
                .isEqualTo(No.last(Reason.UNDIALABLE));
        assertThat(decide(
                        Facts.tried(contact(), 3, Optional.empty(), Optional.empty(), Optional.empty()),
                        campaign(config())))
                .isEqualTo(No.last(Reason.ATTEMPTS_USED_UP));
        assertThat(decide(
                        Facts.tried(contact(), 2, Optional.empty(), Optional.of(LATER), Optional.empty()),
                        campaign(config())))
                .isEqualTo(No.until(Reason.NOT_DUE, LATER));
    }

    @Test
    void whatANetworkSaidOfANumberHoldsForATime() {
        ContactFacts dead = Facts.tried(contact(), 0, shown(NOW, false), Optional.empty(), Optional.empty());
        Instant over = NOW.plus(MONTH);
        Counters then = new Counters(counters().number(), counters().spend(), Map.of(CALLER_ID, freeOn(over)));

        assertThat(decide(dead, campaign(config()))).isEqualTo(No.last(Reason.UNDIALABLE));
        assertThat(DECISION.decide(dead, campaign(config()), over.minusMillis(1), then))
                .isEqualTo(No.last(Reason.UNDIALABLE));
        assertThat(DECISION.decide(dead, campaign(config()), over, then)).isInstanceOf(Dial.class);
    }

    @Test
    void ofSeveralCallsTheLastOneCountsAndWhatTheProviderSaidIsForGood() {
        Undialable first = new Undialable(NOW.minusSeconds(9), false);
        Undialable last = new Undialable(NOW, false);

        assertThat(first.and(last)).isEqualTo(last);
        assertThat(last.and(first)).isEqualTo(last);
        assertThat(last.and(new Undialable(NOW.minusSeconds(9), true)).forGood())
                .isTrue();
    }

    private static Optional<Undialable> shown(Instant since, boolean forGood) {
        return Optional.of(new Undialable(since, forGood));
    }

    private static CallerIdUse freeOn(Instant day) {
        return new CallerIdUse(Optional.of(Facts.US), 0, CallerIdUse.dayEnds(day), Optional.empty());
    }

    @Test
    void whoWasCalledAlreadyAsAnotherIsNotCalledAgain() {
        ContactFacts called = Facts.numberCalled(contact());

        assertThat(decide(called, campaign(config()))).isEqualTo(No.last(Reason.NUMBER_CALLED));
        assertThat(decide(called, Facts.edited(campaign(config())))).isEqualTo(No.last(Reason.NUMBER_CALLED));
        assertThat(Reason.NUMBER_CALLED.code()).isEqualTo(MembershipRule.NUMBER_CALLED);
    }

    @Test
    void fewerAttemptsThatAnEditAllowsEndNobody() {
        assertThat(decide(
                        Facts.tried(contact(), 3, Optional.empty(), Optional.empty(), Optional.empty()),
                        Facts.edited(campaign(config()))))
                .isEqualTo(No.now(Reason.ATTEMPTS_USED_UP));
    }

    @Test
    void aNumberOfZonesThatAreNeverOpenTogetherIsTheEndOfItUnlessTheHoursWereEdited() {
        ContactFacts mobile = Facts.times(
                Facts.number(
                        contact(),
                        Optional.of(new NumberPlace(
                                7,
                                Optional.of("RU"),
                                Optional.empty(),
                                Set.of("Europe/Kaliningrad", "Asia/Yekaterinburg", "Asia/Kamchatka")))),
                Optional.empty(),
                Optional.empty());
        CampaignFacts closed =
                campaign(config(new CallSchedule(VIENNA, Map.of(), Set.of(), true), SpendCaps.NONE, ConsentRule.NONE));

        assertThat(decide(mobile, campaign(config()))).isEqualTo(No.last(Reason.NEVER_OPEN));
        No later = No.until(Reason.NEVER_OPEN, NOW.plus(CallWindow.HORIZON));
        assertThat(decide(mobile, Facts.edited(campaign(config())))).isEqualTo(later);
        assertThat(decide(mobile, closed)).isEqualTo(later);
    }

    /** In summer Phoenix is as early as Los Angeles, in winter an hour ahead of it. */
    @Test
    void whatAChangeOfTheClocksOpensIsNotForEver() {
        ContactFacts west = Facts.times(
                Facts.number(
                        contact(),
                        Optional.of(new NumberPlace(
                                1,
                                Optional.of("US"),
                                Optional.empty(),
                                Set.of("America/Phoenix", "America/Los_Angeles")))),
                Optional.empty(),
                Optional.empty());
        CampaignFacts anHour =
                campaign(config(Facts.daily(VIENNA, 9 * 60, 10 * 60), SpendCaps.NONE, ConsentRule.NONE, CALLER_ID));
        Instant december = Instant.parse("2026-12-01T09:00:00Z");

        assertThat(DECISION.decide(west, anHour, december, counters()))
                .isEqualTo(No.until(Reason.NEVER_OPEN, december.plus(CallWindow.HORIZON)));
    }

    @Test
    void whereNobodyKnowsTheTimeNobodyIsCalled() {
        assertThat(decide(Facts.times(contact(), Optional.of("Mars/Olympus"), Optional.empty()), campaign(config())))
                .isEqualTo(No.last(Reason.TIME_ZONE_UNKNOWN));
        for (CallTime unreadable : List.of(
                new CallTime("9am", "17:00"),
                new CallTime("09:60", "17:00"),
                new CallTime("17:00", "09:00"),
                new CallTime("09:00", "24:30"))) {
            assertThat(decide(
                            Facts.times(contact(), Optional.of("Europe/Vienna"), Optional.of(unreadable)),
                            campaign(config())))
                    .isEqualTo(No.last(Reason.CALL_TIME_UNREADABLE));
        }
        assertThat(decide(
                        Facts.times(
                                contact(), Optional.of("Europe/Vienna"), Optional.of(new CallTime("10:30", "24:00"))),
                        campaign(config())))
                .isEqualTo(new Dial(CALLER_ID, Optional.empty(), Instant.parse("2026-03-04T16:00:00Z")));
    }

    @Test
    void theNumberTellsTheZoneWhereTheContactDoesNotAndElseItIsTheCampaigns() {
        ContactFacts silent = Facts.times(contact(), Optional.empty(), Optional.empty());
        NumberPlace nowhere = new NumberPlace(800, Optional.empty(), Optional.empty(), Set.of());

        assertThat(decide(silent, campaign(config())))
                .isEqualTo(No.until(Reason.OUTSIDE_HOURS, Instant.parse("2026-03-04T14:00:00Z")));
        assertThat(decide(Facts.number(silent, Optional.of(nowhere)), campaign(config())))
                .isInstanceOf(Dial.class);
    }

    @Test
    void aCapThatDoesNotPayForAMinuteLetsNobodyBeCalled() {
        assertThat(decide(contact(), capped("0.013"))).isEqualTo(No.now(Reason.SPEND_CAP_CALL));
        assertThat(decide(contact(), capped("0.014"))).isInstanceOf(Dial.class);
        assertThat(new DialDecision(new DialLimits(2, 5, MONTH, BigDecimal.ZERO))
                        .decide(contact(), capped("0.001"), NOW, counters()))
                .as("what a minute costs is not known")
                .isInstanceOf(Dial.class);
    }

    private static CampaignFacts capped(String perCall) {
        return campaign(config(
                Facts.daily(VIENNA, 9 * 60, 17 * 60),
                new SpendCaps(Optional.of(new BigDecimal(perCall)), Optional.empty(), Optional.empty()),
                ConsentRule.NONE,
                CALLER_ID));
    }

    @Test
    void aNumberIsCalledAsOftenAsItMayBeWithin24Hours() {
        Instant first = NOW.minus(Duration.ofHours(23));
        Instant second = NOW.minus(Duration.ofHours(2));

        assertThat(decide(used(first, second))).isEqualTo(No.until(Reason.NUMBER_CAP, first.plus(Duration.ofDays(1))));
        assertThat(decide(used(NOW.minus(Duration.ofHours(24)), second))).isInstanceOf(Dial.class);
        assertThat(decide(new Counters(
                        Optional.empty(), counters().spend(), counters().callerIds())))
                .isEqualTo(No.now(Reason.NUMBER_USE_UNKNOWN));
        assertThat(decide(new Counters(
                        Optional.of(new NumberUse(List.of(), true)),
                        counters().spend(),
                        counters().callerIds())))
                .isEqualTo(No.now(Reason.NUMBER_IN_CALL));
    }

    @Test
    void noCallIsPlacedThatCouldExceedACap() {
        CampaignFacts capped = campaign(
                config(Facts.daily(VIENNA, 0, 24 * 60), caps("1.50", "10", "20"), ConsentRule.NONE, CALLER_ID));

        assertThat(spent(capped, Facts.spend("2.50", "6", "3", "6")))
                .isEqualTo(new Dial(CALLER_ID, Optional.of(new BigDecimal("1.50")), NOW.plus(CallWindow.HORIZON)));
        assertThat(spent(capped, Facts.spend("2.51", "6", "3", "6"))).isEqualTo(No.now(Reason.SPEND_CAP_DAY));
        assertThat(spent(capped, Facts.spend("0", "8.51", "3", "9")))
                .isEqualTo(No.until(Reason.SPEND_CAP_DAY, Instant.parse("2026-03-04T23:00:00Z")));
        assertThat(spent(capped, Facts.spend("0", "0", "0", "18.51"))).isEqualTo(No.now(Reason.SPEND_CAP_CAMPAIGN));
    }

    @Test
    void whatIsNotKnownOfTheSpendIsTooMuch() {
        CampaignFacts unlimitedCall = campaign(config(
                Facts.daily(VIENNA, 0, 24 * 60),
                new SpendCaps(Optional.empty(), Optional.of(BigDecimal.TEN), Optional.empty()),
                ConsentRule.NONE,
                CALLER_ID));
        CampaignFacts capped =
                campaign(config(Facts.daily(VIENNA, 0, 24 * 60), caps("1", "10", "20"), ConsentRule.NONE, CALLER_ID));
        Spend today = Facts.spend("0", "0", "0", "0");
        Spend yesterday =
                new Spend(today.day().minusDays(1), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        assertThat(spent(unlimitedCall, today)).isEqualTo(No.now(Reason.SPEND_UNKNOWN));
        assertThat(spent(capped, yesterday)).isEqualTo(No.now(Reason.SPEND_UNKNOWN));
        assertThat(DECISION.decide(
                        contact(),
                        capped,
                        NOW,
                        new Counters(
                                counters().number(),
                                Optional.empty(),
                                counters().callerIds())))
                .isEqualTo(No.now(Reason.SPEND_UNKNOWN));
    }

    @Test
    void everyReasonHasItsOwnCodeAndIsFoundByIt() {
        assertThat(EnumSet.allOf(Reason.class))
                .allSatisfy(reason -> assertThat(Reason.of(reason.code())).contains(reason));
        assertThat(Reason.of("no-such-reason")).isEmpty();
    }

    private static Decision decide(ContactFacts contact, CampaignFacts campaign) {
        return DECISION.decide(contact, campaign, NOW, counters());
    }

    private static Decision decide(Counters counters) {
        return DECISION.decide(contact(), campaign(config()), NOW, counters);
    }

    private static Decision spent(CampaignFacts campaign, Spend spend) {
        return DECISION.decide(
                contact(),
                campaign,
                NOW,
                new Counters(counters().number(), Optional.of(spend), counters().callerIds()));
    }

    private static CampaignFacts dated(Instant start, Instant end) {
        return new CampaignFacts(CampaignStatus.ACTIVE, Optional.of(start), Optional.of(end), config(), false);
    }

    private static CampaignFacts consent(List<String> bases) {
        return campaign(
                config(Facts.daily(VIENNA, 0, 24 * 60), SpendCaps.NONE, new ConsentRule(true, bases), CALLER_ID));
    }

    private static ContactFacts given(String basis, Optional<Instant> at) {
        return Facts.consent(contact(), new Consent(basis, at, Optional.empty()));
    }

    private static Counters used(Instant... calls) {
        return new Counters(
                Optional.of(new NumberUse(List.of(calls), false)), counters().spend(), Map.of(CALLER_ID, Facts.free()));
    }

    private static SpendCaps caps(String call, String day, String campaign) {
        return new SpendCaps(
                Optional.of(new BigDecimal(call)),
                Optional.of(new BigDecimal(day)),
                Optional.of(new BigDecimal(campaign)));
    }
}
