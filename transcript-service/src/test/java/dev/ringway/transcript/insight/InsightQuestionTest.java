package dev.ringway.transcript.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.insight.InsightQuestion.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsightQuestionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // In summer the day begins an hour earlier.
                "DAY  | Europe/Berlin     | 2026-03-28T23:30:00Z | 2026-03-30T22:00:00Z | 2026-03-28T23:00:00Z 2026-03-29T22:00:00Z",
                // The clocks go from midnight to one.
                "DAY  | America/Sao_Paulo | 2018-11-04T02:00:00Z | 2018-11-05T03:00:00Z | 2018-11-03T03:00:00Z 2018-11-04T03:00:00Z 2018-11-05T02:00:00Z",
                // Samoa had no 30 December.
                "DAY  | Pacific/Apia      | 2011-12-30T00:00:00Z | 2011-12-31T11:00:00Z | 2011-12-29T10:00:00Z 2011-12-30T10:00:00Z 2011-12-31T10:00:00Z",
                "WEEK | America/Coyhaique | 2026-03-04T12:00:00Z | 2026-03-16T02:00:00Z | 2026-03-02T03:00:00Z 2026-03-09T03:00:00Z",
                "WEEK | Asia/Kolkata      | 2026-03-01T18:30:00Z | 2026-03-02T00:00:00Z | 2026-03-01T18:30:00Z"
            })
    void stepsBeginWhereTheZoneHasItsMidnight(Step step, String zone, Instant from, Instant to, String starts) {
        List<Instant> expected =
                List.of(starts.split(" ", -1)).stream().map(Instant::parse).toList();

        assertThat(asked(step, zone, from, to).starts()).isEqualTo(expected);
    }

    @Test
    void everyZoneHasAStepForEachMoment() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant to = from.plus(Duration.ofDays(365));

        assertThat(ZoneId.getAvailableZoneIds()).allSatisfy(zone -> {
            List<Instant> starts = asked(Step.DAY, zone, from, to).starts();
            assertThat(starts).isSorted().doesNotHaveDuplicates();
            assertThat(starts.getFirst()).isBeforeOrEqualTo(from);
            assertThat(Duration.between(starts.getLast(), to)).isLessThanOrEqualTo(Duration.ofHours(25));
        });
    }

    private static InsightQuestion asked(Step step, String zone, Instant from, Instant to) {
        return new InsightQuestion(from, to, Optional.empty(), Optional.empty(), step, ZoneId.of(zone));
    }
}
