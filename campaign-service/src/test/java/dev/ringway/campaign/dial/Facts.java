package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.BreakerRule;
import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CallSchedule.Window;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.ConsentRule;
import dev.ringway.campaign.campaign.MachineDetection;
import dev.ringway.campaign.campaign.RetryRules;
import dev.ringway.campaign.campaign.SpendCaps;
import dev.ringway.campaign.contact.Consent;
import dev.ringway.campaign.contact.ContactDetails.CallTime;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.dial.Counters.CallerIdUse;
import dev.ringway.campaign.dial.Counters.NumberUse;
import dev.ringway.campaign.dial.Counters.Spend;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Facts of which every rule says yes, and the changes that tests make to them. */
final class Facts {

    static final String NUMBER = "+12025550147";
    static final String CALLER_ID = "+12025550100";
    static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    /** A Wednesday, 11:00 in Vienna. */
    static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    static final NumberPlace US = new NumberPlace(1, Optional.of("US"), Optional.of("202"), Set.of("America/New_York"));

    private Facts() {}

    static ContactFacts contact() {
        return new ContactFacts(
                Optional.of(US),
                Optional.of(ContactStatus.ACTIVE),
                Optional.empty(),
                Optional.of("Europe/Vienna"),
                Optional.empty(),
                Optional.of(List.of()),
                false,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty());
    }

    static ContactFacts number(ContactFacts of, Optional<NumberPlace> number) {
        return new ContactFacts(
                number,
                of.status(),
                of.consent(),
                of.timeZone(),
                of.preferredCallTime(),
                of.suppressions(),
                of.numberCalled(),
                of.undialable(),
                of.attempts(),
                of.notBefore(),
                of.lastCallerId());
    }

    static ContactFacts status(ContactFacts of, Optional<ContactStatus> status) {
        return new ContactFacts(
                of.number(),
                status,
                of.consent(),
                of.timeZone(),
                of.preferredCallTime(),
                of.suppressions(),
                of.numberCalled(),
                of.undialable(),
                of.attempts(),
                of.notBefore(),
                of.lastCallerId());
    }

    static ContactFacts consent(ContactFacts of, Consent consent) {
        return new ContactFacts(
                of.number(),
                of.status(),
                Optional.of(consent),
                of.timeZone(),
                of.preferredCallTime(),
                of.suppressions(),
                of.numberCalled(),
                of.undialable(),
                of.attempts(),
                of.notBefore(),
                of.lastCallerId());
    }

    static ContactFacts times(ContactFacts of, Optional<String> timeZone, Optional<CallTime> preferred) {
        return new ContactFacts(
                of.number(),
                of.status(),
                of.consent(),
                timeZone,
                preferred,
                of.suppressions(),
                of.numberCalled(),
                of.undialable(),
                of.attempts(),
                of.notBefore(),
                of.lastCallerId());
    }

    static ContactFacts suppressed(ContactFacts of, Optional<List<Suppression>> suppressions) {
        return new ContactFacts(
                of.number(),
                of.status(),
                of.consent(),
                of.timeZone(),
                of.preferredCallTime(),
                suppressions,
                of.numberCalled(),
                of.undialable(),
                of.attempts(),
                of.notBefore(),
                of.lastCallerId());
    }

    /** The campaign has called its number as another contact's. */
    static ContactFacts numberCalled(ContactFacts of) {
        return new ContactFacts(
                of.number(),
                of.status(),
                of.consent(),
                of.timeZone(),
                of.preferredCallTime(),
                of.suppressions(),
                true,
                of.undialable(),
                of.attempts(),
                of.notBefore(),
                of.lastCallerId());
    }

    static ContactFacts tried(
            ContactFacts of,
            int attempts,
            Optional<Undialable> undialable,
            Optional<Instant> next,
            Optional<String> callerId) {
        return new ContactFacts(
                of.number(),
                of.status(),
                of.consent(),
                of.timeZone(),
                of.preferredCallTime(),
                of.suppressions(),
                of.numberCalled(),
                undialable,
                attempts,
                next,
                callerId);
    }

    static Suppression suppression(String list, SuppressionReason reason, Optional<Instant> expiresAt) {
        return new Suppression(
                new SuppressionKey(list, NUMBER),
                "68ef6a5d1c2b3a4d5e6f7001",
                1,
                new SuppressionFields(reason, Optional.empty(), Optional.empty(), expiresAt),
                "ann",
                Instant.EPOCH,
                Instant.EPOCH);
    }

    static CampaignFacts campaign(CampaignConfig config) {
        return new CampaignFacts(CampaignStatus.ACTIVE, Optional.empty(), Optional.empty(), config, false);
    }

    /** Its rules were changed since it began. */
    static CampaignFacts edited(CampaignFacts of) {
        return new CampaignFacts(of.status(), of.startDate(), of.endDate(), of.config(), true);
    }

    static CampaignConfig config(CallSchedule schedule, SpendCaps caps, ConsentRule consent, String... callerIds) {
        return new CampaignConfig(
                1,
                BigDecimal.ONE,
                List.of(callerIds),
                new RetryRules(3, Map.of()),
                schedule,
                MachineDetection.OFF,
                caps,
                new BreakerRule(BigDecimal.TEN, Duration.ofMinutes(5), 10),
                consent,
                false,
                false);
    }

    static CampaignConfig config() {
        return config(daily(VIENNA, 9 * 60, 17 * 60), SpendCaps.NONE, ConsentRule.NONE, CALLER_ID);
    }

    /** The same window every day, of the contact's clock, without holidays. */
    static CallSchedule daily(ZoneId zone, int start, int end) {
        return new CallSchedule(zone, everyDay(new Window(start, end)), Set.of(), true);
    }

    static Map<DayOfWeek, List<Window>> everyDay(Window... windows) {
        return Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(Function.identity(), day -> List.of(windows)));
    }

    static Counters counters() {
        return new Counters(
                Optional.of(new NumberUse(List.of(), false)),
                Optional.of(spend("0", "0", "0", "0")),
                Map.of(CALLER_ID, free()));
    }

    static Spend spend(String reservedThatDay, String settledThatDay, String reserved, String settled) {
        return new Spend(
                LocalDate.ofInstant(NOW, VIENNA),
                new BigDecimal(reservedThatDay),
                new BigDecimal(settledThatDay),
                new BigDecimal(reserved),
                new BigDecimal(settled));
    }

    static CallerIdUse free() {
        return new CallerIdUse(Optional.of(US), 0, NOW.plus(Duration.ofHours(5)), Optional.empty());
    }
}
