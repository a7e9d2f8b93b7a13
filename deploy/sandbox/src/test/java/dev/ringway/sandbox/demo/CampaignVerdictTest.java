package dev.ringway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.sandbox.control.DialRecord;
import dev.ringway.sandbox.demo.CampaignService.Member;
import dev.ringway.sandbox.demo.CampaignService.Stats;
import dev.ringway.sandbox.demo.ContactPlan.PlannedContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CampaignVerdictTest {

    private static final String PERSON = "+12125550100";
    private static final String UNWANTED = "+12125550101";
    private static final String BUSY = "+12125550160";
    private static final String OPTED_OUT = "+12125550195";

    private final ContactPlan plan =
            new ContactPlan(List.of(contact(PERSON), contact(UNWANTED), contact(BUSY)), contact(UNWANTED));
    private final List<DialRecord> dials = new ArrayList<>(
            List.of(dial("att_1", PERSON, "completed"), dial("att_2", BUSY, "busy"), dial("att_3", BUSY, "busy")));
    private final Member person = member(PERSON, "completed", 1, 1, Optional.of("success"));
    private final Member unwanted = member(UNWANTED, "suppressed", 0, 0, Optional.empty());
    private final Member busy = member(BUSY, "failed", 2, 0, Optional.of("busy"));
    private final Stats stats = new Stats(3, 0, 0, 2, 1, 1, 1, 1, 1, 30);

    @Test
    void everyContactWhereItHasToBeAgrees() {
        CampaignVerdict verdict = verdict(stats, person, unwanted, busy);

        assertThat(verdict.agrees()).as(verdict.toString()).isTrue();
        assertThat(verdict.asExpected()).isEqualTo(3);
    }

    @Test
    void aSecondCallOfOneAttemptIsFound() {
        dials.add(dial("att_1", PERSON, "completed"));

        assertThat(verdict(stats, person, unwanted, busy).differences())
                .containsEntry("att_1", List.of("has 2 calls"))
                .containsEntry(PERSON, List.of("called 2 times instead of 1"));
    }

    @Test
    void aCallToSomebodyOnAListIsFound() {
        dials.add(dial("att_4", UNWANTED, "busy"));

        assertThat(verdict(stats, person, unwanted, busy).differences())
                .containsEntry(UNWANTED, List.of("called 1 times instead of 0"));
    }

    @Test
    void aThirdCallWhereTwoAreAllowedIsFound() {
        dials.add(dial("att_4", BUSY, "busy"));

        assertThat(verdict(stats, person, unwanted, busy).differences())
                .containsEntry(BUSY, List.of("called 3 times instead of 2"));
    }

    @Test
    void whoIsLeftOnTheLineIsNamed() {
        Member calling = member(PERSON, "calling", 1, 1, Optional.of("success"));

        assertThat(verdict(stats, calling, unwanted, busy).differences())
                .containsEntry(PERSON, List.of("status calling instead of completed"))
                .containsKey("figures");
    }

    @Test
    void whomADyingDialerMayHaveCalledIsUnresolvedUnlessThereWasTheCall() {
        Stats cutShort = new Stats(3, 0, 0, 2, 1, 1, 1, 1, 1, 30);
        Member unresolved = member(BUSY, "failed", 2, 0, Optional.of("unresolved"));
        assertThat(verdict(cutShort, person, unwanted, unresolved).differences())
                .containsOnlyKeys(BUSY);

        dials.remove(2);

        assertThat(verdict(cutShort, person, unwanted, unresolved).differences())
                .isEmpty();
    }

    @Test
    void whoIsOnAListIsNeverUnresolved() {
        Member unresolved = member(UNWANTED, "failed", 1, 0, Optional.of("unresolved"));

        assertThat(verdict(stats, person, unresolved, busy).differences()).containsKey(UNWANTED);
    }

    @Test
    void figuresThatAreNotTheSumsAreTold() {
        Stats wrong = new Stats(3, 0, 0, 2, 1, 1, 1, 1, 2, 30);

        assertThat(verdict(wrong, person, unwanted, busy).differences()).containsOnlyKeys("figures");
    }

    @Test
    void whoIsMissingAndWhoIsTooManyAreTold() {
        Member stranger = member("+12125550102", "completed", 1, 1, Optional.of("success"));

        assertThat(verdict(stats, stranger, unwanted, busy).differences())
                .containsEntry(PERSON, List.of("is not in the campaign"))
                .containsEntry("+12125550102", List.of("is in the campaign and not in the file"));
    }

    @Test
    void whoOptsOutEndsAsTheWishIsKnownBeforeTheEndOfTheCallOrAfterIt() {
        assertThat(optedOut("completed", new Stats(2, 0, 0, 1, 1, 1, 0, 1, 1, 30)))
                .isEmpty();
        assertThat(optedOut("suppressed", new Stats(2, 0, 0, 1, 0, 0, 0, 2, 1, 30)))
                .isEmpty();
        assertThat(optedOut("failed", new Stats(2, 0, 0, 1, 0, 0, 1, 1, 1, 30)))
                .containsOnlyKeys(OPTED_OUT)
                .containsEntry(OPTED_OUT, List.of("status failed instead of completed or suppressed"));
    }

    private Map<String, List<String>> optedOut(String status, Stats told) {
        ContactPlan two = new ContactPlan(List.of(contact(OPTED_OUT), contact(UNWANTED)), contact(UNWANTED));
        Member said = member(OPTED_OUT, status, 1, 1, Optional.of("success"));
        return CampaignVerdict.of(two, List.of(dial("att_1", OPTED_OUT, "completed")), List.of(said, unwanted), told)
                .differences();
    }

    private CampaignVerdict verdict(Stats told, Member... members) {
        return CampaignVerdict.of(plan, dials, List.of(members), told);
    }

    private static PlannedContact contact(String number) {
        return new PlannedContact(number, "Somebody");
    }

    private static Member member(String number, String status, int attempts, long answered, Optional<String> outcome) {
        return new Member(number, status, attempts, answered, answered * 30, outcome, Optional.empty());
    }

    private static DialRecord dial(String attempt, String to, String status) {
        return new DialRecord(
                "CA" + attempt,
                Optional.of(attempt),
                Optional.of("campaign"),
                "twilio",
                "AC1",
                "+12125550200",
                to,
                "any",
                status,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Optional.empty(),
                false,
                14_400);
    }
}
