package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls with callbacks lost, doubled and reordered, at a size for every day; {@link ReconciliationProof} has the full one. */
@ExtendWith(RunningSystem.class)
class ReconciliationIT {

    @Test
    void everyCallEqualsTwiliosRecord() {
        LostCallbacks.Result result = new LostCallbacks(RunningSystem.get(), 40).run();

        assertThat(result.lost()).isPositive();
        assertThat(result.differentBefore()).isPositive();
        assertThat(result.different()).isEmpty();
    }
}
