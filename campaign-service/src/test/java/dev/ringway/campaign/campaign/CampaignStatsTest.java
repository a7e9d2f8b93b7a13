package dev.ringway.campaign.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.CampaignContact.KnownContact;
import dev.ringway.campaign.campaign.CampaignContact.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignStatsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");

    @ParameterizedTest
    @EnumSource(ContactState.class)
    void everyContactIsInExactlyOneOfTheStates(ContactState state) {
        CampaignStats stats = CampaignStats.of(contact(state, 1, Optional.of("no-answer")));

        assertThat(stats.totalContacts()).isEqualTo(1);
        assertThat(stats.pending() + stats.inProgress() + stats.completed() + stats.failed() + stats.suppressed())
                .isEqualTo(1);
        assertThat(stats.attempted()).isEqualTo(1);
        assertThat(stats.succeeded()).isZero();
    }

    @Test
    void onlyACompletedContactSucceeds() {
        assertThat(CampaignStats.of(contact(ContactState.COMPLETED, 1, Optional.of("success")))
                        .succeeded())
                .isEqualTo(1);
        assertThat(CampaignStats.of(contact(ContactState.RETRY_WAIT, 1, Optional.of("success")))
                        .succeeded())
                .isZero();
    }

    @Test
    void addingDeltasIsAddingUpWhatCameOfThem() {
        CampaignContact before = contact(ContactState.PENDING, 0, Optional.empty());
        CampaignContact after = contact(ContactState.COMPLETED, 2, Optional.of("success"));
        CampaignStats sum = CampaignStats.delta(Optional.empty(), Optional.of(before))
                .plus(CampaignStats.delta(Optional.of(before), Optional.of(after)));

        assertThat(sum.isSameAs(CampaignStats.of(after))).isTrue();
        assertThat(sum.plus(CampaignStats.delta(Optional.of(after), Optional.empty()))
                        .isSameAs(CampaignStats.NONE))
                .isTrue();
    }

    @Test
    void manyThatAreAlikeCountAsEachOfThemTogether() {
        CampaignContact one = contact(ContactState.COMPLETED, 2, Optional.of("success"));
        Sums sums = new Sums(2 * one.answered(), 2 * one.callTime(), one.spend().add(one.spend()));

        assertThat(CampaignStats.of(2, one.status(), true, one.outcome(), sums)
                        .isSameAs(CampaignStats.of(one).plus(CampaignStats.of(one))))
                .isTrue();
    }

    @Test
    void meansAndSharesAreOfWhatThereIs() {
        assertThat(CampaignStats.NONE.averageCallTime()).isEmpty();
        assertThat(CampaignStats.NONE.successRate()).isEmpty();
        CampaignStats stats = CampaignStats.of(contact(ContactState.COMPLETED, 2, Optional.of("success")))
                .plus(CampaignStats.of(contact(ContactState.FAILED, 2, Optional.of("busy"))));
        assertThat(stats.averageCallTime()).contains(30.0);
        assertThat(stats.successRate()).contains(0.5);
    }

    @Test
    void aCampaignIsOverWhenAllOfItsContactsHaveTheirEnd() {
        CampaignStats ended = CampaignStats.of(contact(ContactState.FAILED, 1, Optional.empty()));

        assertThat(CampaignStats.NONE.isOver()).isTrue();
        assertThat(ended.isOver()).isTrue();
        for (ContactState open :
                List.of(ContactState.PENDING, ContactState.RESERVED, ContactState.CALLING, ContactState.RETRY_WAIT)) {
            assertThat(ended.plus(CampaignStats.of(contact(open, 0, Optional.empty())))
                            .isOver())
                    .isFalse();
        }
    }

    private static CampaignContact contact(ContactState state, int attempts, Optional<String> outcome) {
        return new CampaignContact(
                "68ef6a5d1c2b3a4d5e6f7081",
                "68ef6a5d1c2b3a4d5e6f7001",
                1,
                state,
                new KnownContact("+12025550147", Optional.empty(), Optional.empty(), 0),
                attempts,
                attempts,
                30L * attempts,
                new BigDecimal("0.50"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                outcome,
                Map.of(),
                Optional.empty(),
                NOW,
                NOW);
    }
}
