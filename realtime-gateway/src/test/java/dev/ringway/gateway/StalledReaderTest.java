package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The proof {@code stalled-reader} at a small size. */
class StalledReaderTest {

    @Test
    void a_stalled_reader_is_evicted_and_nobody_else_notices() {
        StalledReader.Outcome outcome = new StalledReader(8_000, 5, Duration.ofSeconds(3)).run();
        assertThat(outcome.evicted()).isTrue();
        assertThat(outcome.missing()).isZero();
        assertThat(outcome.broken()).isZero();
        assertThat(outcome.newcomersRefused()).isZero();
        assertThat(outcome.alive()).isTrue();
    }
}
