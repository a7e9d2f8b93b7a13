package dev.ringway.campaign.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContact.Calls;
import dev.ringway.campaign.campaign.CampaignContact.Decision;
import dev.ringway.campaign.campaign.CampaignContact.KnownContact;
import dev.ringway.campaign.campaign.CampaignContact.Standing;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MembershipRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a campaign makes of contacts that become one. */
class MembershipMergeTest {

    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    private final CampaignContact target = member("1");

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, reached, 1, true",
        "CALLING, , 0, true",
        "FAILED, no-answer, 1, true",
        "FAILED, attempts-used-up, 3, true",
        "FAILED, unresolved, 1, true",
        "SUPPRESSED, called-before-merge, 1, true",
        "SUPPRESSED, number-called, 0, true",
        "FAILED, undialable, 1, false",
        "FAILED, unreachable, 2, false",
        "FAILED, fax, 1, false",
        "SUPPRESSED, consent-missing, 0, false",
        "PENDING, outside-hours, 0, false",
        "RETRY_WAIT, , 1, false",
    })
    void whoWasCalledAsOneIsNotCalledAsTheTarget(ContactState state, String reason, int attempts, boolean ended) {
        CampaignContact other = standing(member("2"), state, Optional.ofNullable(reason), attempts);
        MembershipMerge merge = new MembershipMerge(Optional.of(target), List.of(member("3"), other));

        CampaignContact merged = merge.merged(target, NOW);

        assertThat(merge.isTooEarly()).isFalse();
        assertThat(merged.status() == ContactState.SUPPRESSED).isEqualTo(ended);
        assertThat(merged.lastDecision().flatMap(Decision::reason))
                .isEqualTo(Optional.of(MembershipRule.CALLED_BEFORE_MERGE).filter(why -> ended));
        assertThat(merged.nextAttempt().isEmpty()).isEqualTo(ended);
        assertThat(merged.attempts()).isEqualTo(state == ContactState.CALLING ? 1 : attempts);
    }

    @Test
    void whereNothingOfTheOthersCountsTheTargetIsAsItWas() {
        assertThat(new MembershipMerge(Optional.of(target), List.of(member("2"))).merged(target, NOW))
                .isSameAs(target);
    }

    @Test
    void theLongestDelayHolds() {
        CampaignContact waits = target.with(
                new Standing(
                        ContactState.RETRY_WAIT, Optional.of(NOW), Optional.of(NOW.plusSeconds(60)), Optional.empty()),
                calls(target, 1),
                NOW);
        CampaignContact other = member("2")
                .with(
                        new Standing(ContactState.RETRY_WAIT, Optional.of(LATER), Optional.of(LATER), Optional.empty()),
                        calls(target, 2),
                        NOW);

        CampaignContact merged = new MembershipMerge(Optional.of(waits), List.of(other)).merged(waits, NOW);

        assertThat(merged.notBefore()).contains(LATER);
        assertThat(merged.nextAttempt()).contains(LATER);
        assertThat(merged.attempts()).isEqualTo(3);
        assertThat(merged.status()).isEqualTo(ContactState.RETRY_WAIT);
    }

    @Test
    void whoHasItsEndKeepsItWithAllAttempts() {
        CampaignContact done = standing(target, ContactState.COMPLETED, Optional.of("reached"), 1);
        CampaignContact other = standing(member("2"), ContactState.COMPLETED, Optional.of("reached"), 2);

        CampaignContact merged = new MembershipMerge(Optional.of(done), List.of(other)).merged(done, NOW);

        assertThat(merged.standing()).isEqualTo(done.standing());
        assertThat(merged.attempts()).isEqualTo(3);
    }

    @Test
    void theTargetComesInWhereOneOfTheOthersWaitsOrWasCalled() {
        assertThat(bringsTarget(ContactState.PENDING, "outside-hours")).isTrue();
        assertThat(bringsTarget(ContactState.COMPLETED, "reached")).isTrue();
        assertThat(bringsTarget(ContactState.SUPPRESSED, "consent-missing")).isFalse();
        assertThat(bringsTarget(ContactState.FAILED, "undialable")).isFalse();
        assertThat(new MembershipMerge(Optional.of(target), List.of(member("2"))).bringsTarget())
                .isFalse();
    }

    @Test
    void whatCannotBeToldYetHasToWait() {
        CampaignContact prepared = standing(member("2"), ContactState.RESERVED, Optional.empty(), 0);
        CampaignContact reached = standing(member("3"), ContactState.COMPLETED, Optional.of("reached"), 1);
        CampaignContact calling = standing(target, ContactState.CALLING, Optional.empty(), 0);

        assertThat(new MembershipMerge(Optional.of(target), List.of(prepared)).isTooEarly())
                .isTrue();
        assertThat(new MembershipMerge(Optional.of(calling), List.of(reached)).isTooEarly())
                .isTrue();
        assertThat(new MembershipMerge(Optional.of(calling), List.of(member("4"))).isTooEarly())
                .isFalse();
    }

    private static boolean bringsTarget(ContactState state, String reason) {
        return new MembershipMerge(Optional.empty(), List.of(standing(member("2"), state, Optional.of(reason), 0)))
                .bringsTarget();
    }

    private static CampaignContact standing(
            CampaignContact member, ContactState state, Optional<String> reason, int attempts) {
        return member.with(
                new Standing(
                        state,
                        member.nextAttempt(),
                        Optional.empty(),
                        reason.map(why -> new Decision(false, Optional.of(why), NOW))),
                calls(member, attempts),
                NOW);
    }

    private static Calls calls(CampaignContact member, int attempts) {
        Calls calls = member.calls();
        return new Calls(attempts, calls.sums(), calls.lastAttempt(), calls.results(), calls.outcome());
    }

    private static CampaignContact member(String contact) {
        return CampaignContact.added(
                "0".repeat(23) + "9",
                "0".repeat(23) + contact,
                1,
                new KnownContact("+1212555010" + contact, Optional.empty(), Optional.empty(), 0),
                Optional.empty(),
                NOW);
    }
}
