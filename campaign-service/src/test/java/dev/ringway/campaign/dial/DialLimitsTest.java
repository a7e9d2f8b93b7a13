package dev.ringway.campaign.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialLimitsTest {

    @ParameterizedTest
    @CsvSource({"0.05, 3", "0.042, 3", "0.0419, 2", "0.014, 1", "0.0139, 0", "1000, 240"})
    void aCallLastsNoLongerThanTheMinutesThatItsMoneyPaysFor(BigDecimal money, int minutes) {
        assertThat(limits("0.014").longest(money)).contains(Duration.ofMinutes(minutes));
    }

    @Test
    void whereNobodyKnowsThePriceOrSaidTheMoneyItIsNotBounded() {
        assertThat(limits("0").longest(BigDecimal.ONE)).isEqualTo(Optional.empty());
        assertThat(limits("0.014").longest(BigDecimal.ZERO)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.014", "1, 0.014", "60, 0.014", "61, 0.028", "3600, 0.84"})
    void eachMinuteThatHasBegunIsPaid(long seconds, BigDecimal cost) {
        assertThat(limits("0.014").cost(Duration.ofSeconds(seconds)))
                .hasValueSatisfying(paid -> assertThat(paid).isEqualByComparingTo(cost));
        assertThat(limits("0").cost(Duration.ofSeconds(seconds))).isEmpty();
    }

    private static DialLimits limits(String pricePerMinute) {
        return new DialLimits(3, 300, Duration.ofDays(30), new BigDecimal(pricePerMinute));
    }
}
