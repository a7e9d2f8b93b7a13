package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For how long a campaign is left alone that has nothing to call with. */
class HoldTest {

    private static final Instant NOW = Instant.parse("2026-11-30T23:59:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Test
    void whatNobodyKnowsTheEndOfIsTriedAgainAfterAWhile() {
        Hold hold = hold(Optional.empty());

        assertThat(hold.holds(7, NOW)).isTrue();
        assertThat(hold.holds(7, NOW.plusSeconds(30).minusMillis(1))).isTrue();
        assertThat(hold.holds(7, NOW.plusSeconds(30))).isFalse();
    }

    @Test
    void whatMayBeOverEarlierIsTriedThen() {
        Hold hold = hold(Optional.of(NOW.plusSeconds(10)));

        assertThat(hold.holds(7, NOW.plusSeconds(10).minusMillis(1))).isTrue();
        assertThat(hold.holds(7, NOW.plusSeconds(10))).isFalse();
    }

    @Test
    void whatIsSaidToLastLongerIsNotBelievedForLonger() {
        assertThat(hold(Optional.of(NOW.plusSeconds(3_600))).holds(7, NOW.plusSeconds(30)))
                .isFalse();
    }

    @Test
    void aChangeOfTheCampaignCountsAtOnce() {
        assertThat(hold(Optional.empty()).holds(8, NOW)).isFalse();
    }

    @Test
    void withoutARefusalNothingIsHeld() {
        assertThat(Hold.NONE.holds(0, NOW)).isFalse();
    }

    private static Hold hold(Optional<Instant> notBefore) {
        return Hold.of(7, new Decision.No(Reason.SPEND_CAP_DAY, notBefore, false), NOW, LONGEST);
    }
}
