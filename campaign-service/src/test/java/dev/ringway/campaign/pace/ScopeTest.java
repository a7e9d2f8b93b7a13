package dev.ringway.campaign.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    @ParameterizedTest
    @CsvSource({"1, 1000000", "100, 10000", "0.5, 2000000", "0.001, 1000000000", "3, 333334", "0.3, 3333334"})
    void aRateIsAnIntervalThatIsNeverTooShort(BigDecimal callsPerSecond, long micros) {
        assertThat(Scope.interval(callsPerSecond)).isEqualTo(Duration.ofNanos(micros * 1_000));
    }

    @Test
    void whatIsFinerThanAMicrosecondIsRoundedUp() {
        assertThat(new Scope("account:AC1", Duration.ofNanos(1_000_001)).intervalMicros())
                .isEqualTo(1_001);
    }

    @Test
    void aCallerIdIsLoggedMasked() {
        assertThat(new Scope("caller-id:+12025550100", Duration.ofSeconds(1)).shownName())
                .isEqualTo("caller-id:+1202•••0100");
        assertThat(new Scope("campaign:68ef6a5d1c2b3a4d5e6f7081", Duration.ofSeconds(1)).shownName())
                .isEqualTo("campaign:68ef6a5d1c2b3a4d5e6f7081");
    }

    @Test
    void aScopeWithoutAnIntervalIsNone() {
        assertThatThrownBy(() -> new Scope("account:AC1", Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
