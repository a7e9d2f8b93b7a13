package dev.ringway.campaign.dialer.forbidden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.dialer.forbidden.CampaignRules.Caps;
import dev.ringway.campaign.dialer.forbidden.Person.Agreement;
import dev.ringway.starter.test.MovableClock;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A call that breaks a rule is seen; what stands between the service and a report without complaints is this. */
class RuleBookTest {

    private static final String NUMBER = "+493023451001";
    private static final String CALLER_ID = "+12025550100";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Monday, 10:00 in Berlin, half an hour before the campaign's hours end; the clock is not moved. */
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    private static final RuleBook.Limits LIMITS = new RuleBook.Limits(2, 3);

    private final List<Dialled> before = new ArrayList<>();

    @Test
    void aCallThatKeepsToEveryRuleIsNone() {
        assertThat(violated(person("active"), rules(CALLER_ID, 2), List.of(), NOW))
                .isEmpty();
    }

    @Test
    void hoursAndHolidaysAreThoseOfThePersonsClock() {
        assertThat(violated(person("active"), rules(CALLER_ID, 2), List.of(), NOW.plusSeconds(1_799)))
                .isEmpty();
        assertThat(violated(person("active"), rules(CALLER_ID, 2), List.of(), NOW.plusSeconds(1_802)))
                .containsExactly("hours");
        assertThat(violated(person("active"), rules(CALLER_ID, 2), List.of(), NOW.plusSeconds(86_400)))
                .containsExactly("hours");
    }

    @Test
    void aDecisionMayBeAMomentOld() {
        assertThat(violated(person("active"), rules(CALLER_ID, 2), List.of(), NOW.plusMillis(1_800_400)))
                .isEmpty();
    }

    @Test
    void statusConsentListsAndCallerIdCount() {
        Person other = new Person(
                NUMBER,
                Set.of(BERLIN),
                Optional.empty(),
                Optional.of(new Hours(0, 60)),
                "inactive",
                Optional.of(new Agreement("rumour", Optional.empty())),
                true);
        Block block = new Block(Optional.of(0), NUMBER, "manual", Optional.of(NOW.plusSeconds(1)));
        assertThat(violated(other, rules("+14155550100", 2), List.of(block), NOW))
                .containsExactly("caller-id", "status", "consent", "suppressed", "hours");
        assertThat(violated(person("active"), rules(CALLER_ID, 2), List.of(block), NOW.plusSeconds(2)))
                .isEmpty();
    }

    @Test
    void callsBeforeCount() {
        before.add(dial(NOW.minusSeconds(600), "busy", Optional.of(NOW.minusSeconds(590))));
        assertThat(violated(person("active"), rules(CALLER_ID, 2), List.of(), NOW))
                .isEmpty();
        assertThat(violated(person("active"), rules(CALLER_ID, 1), List.of(), NOW))
                .containsExactly("attempts");
        before.set(0, dial(NOW.minusSeconds(600), "busy", Optional.of(NOW.minusSeconds(20))));
        assertThat(violated(person("active"), rules(CALLER_ID, 2), List.of(), NOW))
                .as("it waits a minute after a busy line")
                .containsExactly("attempts");
        before.set(0, dial(NOW.minusSeconds(600), "in-progress", Optional.empty()));
        assertThat(violated(person("active"), rules(CALLER_ID, 2), List.of(), NOW))
                .containsExactly("attempts", "number-in-call", "spend");
    }

    @Test
    void whoHasOptedOutAndWhatIsPausedIsNotCalled() {
        Course course = course(person("active"), rules(CALLER_ID, 2), List.of());
        course.optedOut(NUMBER, NOW.minusSeconds(5));
        course.active(0, NOW.minusSeconds(5), false);
        assertThat(new RuleBook(course, new MovableClock(), List.of(), LIMITS)
                        .violated(dial(NOW, "completed", Optional.empty())))
                .containsExactly("campaign-not-active", "opted-out");
    }

    @Test
    void callsOfTheDayFromACallerIdCount() {
        CampaignRules rules = rules(CALLER_ID, 2);
        Instant midnight = NOW.truncatedTo(ChronoUnit.DAYS);
        for (int call = 0; call < LIMITS.callsPerCallerId(); call++) {
            before.add(dialTo("+4930234520" + call, midnight.minusSeconds(1 + call)));
        }
        before.add(dialTo("+493023452010", midnight.plusSeconds(1)));
        before.add(dialTo("+493023452011", midnight.plusSeconds(2)));
        assertThat(violated(person("active"), rules, List.of(), NOW)).isEmpty();

        before.add(dialTo("+493023452012", midnight.plusSeconds(3)));

        assertThat(violated(person("active"), rules, List.of(), NOW)).containsExactly("caller-id-cap");
    }

    /** As some of them may be in no list, or of the moments before midnight, nobody has to be called then. */
    @Test
    void whereTheyMayBeUsedUpNobodyIsMissed() {
        Course course = course(person("active"), rules(CALLER_ID, 2), List.of());
        Instant midnight = NOW.truncatedTo(ChronoUnit.DAYS);
        List<Dialled> calls = new ArrayList<>(List.of(
                dialTo("+493023452010", midnight.minusSeconds(5)), dialTo("+493023452011", midnight.plusSeconds(2))));
        RuleBook free = new RuleBook(course, new MovableClock(), calls, LIMITS);
        assertThat(free.allows(0, NUMBER, NOW)).isTrue();
        assertThat(free.hasNoCallerId(0, NOW)).isFalse();

        calls.add(dialTo("+493023452012", midnight.plusSeconds(3)));

        RuleBook usedUp = new RuleBook(course, new MovableClock(), calls, LIMITS);
        assertThat(usedUp.allows(0, NUMBER, NOW)).isFalse();
        assertThat(usedUp.hasNoCallerId(0, NOW)).isTrue();
    }

    private static Dialled dialTo(String number, Instant at) {
        return new Dialled("CA" + at, "another campaign", CALLER_ID, number, "completed", at, Optional.of(at));
    }

    private List<String> violated(Person person, CampaignRules rules, List<Block> blocks, Instant at) {
        Dialled dial = dial(at, "completed", Optional.empty());
        List<Dialled> all = new ArrayList<>(before);
        all.add(dial);
        return new RuleBook(course(person, rules, blocks), new MovableClock(), all, LIMITS).violated(dial);
    }

    private static Course course(Person person, CampaignRules rules, List<Block> blocks) {
        Course course = new Course(new Plan(
                NOW, NOW, "a test", List.of(person), List.of(rules), Map.of(0, Set.of(NUMBER)), blocks, List.of(), 0));
        course.added(0, "campaign");
        course.active(0, NOW.minusSeconds(3_600), true);
        return course;
    }

    private static Person person(String status) {
        return new Person(
                NUMBER,
                Set.of(BERLIN),
                Optional.empty(),
                Optional.empty(),
                status,
                Optional.of(new Agreement("contract", Optional.of(NOW))),
                true);
    }

    /** Nine to half past ten every day but Tuesday, the first of December; there is money for one call at a time. */
    private static CampaignRules rules(String callerId, int attempts) {
        return new CampaignRules(
                ZoneId.of("UTC"),
                true,
                Arrays.stream(DayOfWeek.values())
                        .collect(Collectors.toMap(
                                Function.identity(), day -> List.of(new Hours(9 * 60, 10 * 60 + 30)))),
                Set.of(LocalDate.of(2026, 12, 1)),
                Optional.of(Set.of("contract")),
                Optional.of(new Caps(BigDecimal.ONE, Optional.empty(), Optional.of(new BigDecimal("1.5")))),
                attempts,
                Map.of("busy", 60),
                List.of(callerId),
                Optional.empty());
    }

    private static Dialled dial(Instant at, String status, Optional<Instant> ended) {
        return new Dialled("CA" + at, "campaign", CALLER_ID, NUMBER, status, at, ended);
    }
}
