package dev.ringway.campaign.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuppressionMergeTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final SuppressionFields OPT_OUT = fields(SuppressionReason.OPT_OUT, "said so", null);
    private static final SuppressionFields FOR_EVER = fields(SuppressionReason.COMPLAINT, "letter", null);
    private static final SuppressionFields TOMORROW =
            fields(SuppressionReason.MANUAL, "holiday", NOW.plusSeconds(86_400));
    private static final SuppressionFields SOON = fields(SuppressionReason.MANUAL, "lunch", NOW.plusSeconds(60));
    private static final SuppressionFields OVER = fields(SuppressionReason.MANUAL, "old", NOW);

    @Test
    void anOptOutStaysAndReplacesEverythingElse() {
        assertThat(merged(OPT_OUT, FOR_EVER)).isEqualTo(OPT_OUT);
        assertThat(merged(OPT_OUT, fields(SuppressionReason.OPT_OUT, "again", null)))
                .isEqualTo(OPT_OUT);
        assertThat(merged(FOR_EVER, OPT_OUT)).isEqualTo(OPT_OUT);
        assertThat(merged(SOON, OPT_OUT)).isEqualTo(OPT_OUT);
    }

    @Test
    void ofTwoEndsTheLaterOneCounts() {
        assertThat(merged(SOON, TOMORROW))
                .isEqualTo(fields(SuppressionReason.MANUAL, "lunch", NOW.plusSeconds(86_400)));
        assertThat(merged(TOMORROW, SOON)).isEqualTo(TOMORROW);
        assertThat(merged(FOR_EVER, SOON)).isEqualTo(FOR_EVER);
    }

    @Test
    void ofTwoReasonsTheStrongerOneCountsHoweverLongEachOfThemHolds() {
        SuppressionFields court = fields(SuppressionReason.LEGAL, "court", NOW.plusSeconds(60));
        SuppressionFields both = fields(SuppressionReason.LEGAL, "court", NOW.plusSeconds(86_400));

        assertThat(merged(TOMORROW, court)).isEqualTo(both);
        assertThat(merged(court, TOMORROW)).isEqualTo(both);
        assertThat(merged(both, TOMORROW)).isEqualTo(both);
        assertThat(merged(TOMORROW, FOR_EVER)).isEqualTo(FOR_EVER);
        assertThat(merged(FOR_EVER, court)).isEqualTo(fields(SuppressionReason.LEGAL, "court", null));
    }

    @Test
    void whatHasExpiredIsReplacedAndTheSameAgainChangesNothing() {
        assertThat(merged(OVER, SOON)).isEqualTo(SOON);
        assertThat(merged(SOON, SOON)).isEqualTo(SOON);
    }

    @Test
    void anOptOutHasNoEndAndAKeyIsANumberOnAList() {
        assertThatIllegalArgumentException().isThrownBy(() -> fields(SuppressionReason.OPT_OUT, "x", NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new SuppressionKey("everybody", "+12025550147"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SuppressionKey("global", "2025550147"));
        SuppressionKey key = new SuppressionKey("68ef6a5d1c2b3a4d5e6f7001", "+12025550147");
        assertThat(SuppressionKey.of(key.id())).contains(key);
        assertThat(SuppressionKey.of("global")).isEmpty();
        assertThat(SuppressionKey.of("global:1")).isEmpty();
    }

    private static SuppressionFields merged(SuppressionFields known, SuppressionFields said) {
        return SuppressionMerge.of(known, said, NOW);
    }

    private static SuppressionFields fields(SuppressionReason reason, String note, @Nullable Instant end) {
        return new SuppressionFields(reason, Optional.empty(), Optional.of(note), Optional.ofNullable(end));
    }
}
