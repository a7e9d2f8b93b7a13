package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A thousand calls with a tenth of their callbacks lost. */
@ExtendWith(RunningSystem.class)
class ReconciliationProof {

    @Test
    @Tag("reconciliation")
    void everyCallEqualsTwiliosRecord() {
        LostCallbacks.Result result = new LostCallbacks(RunningSystem.get(), 1000).run();
        new ProofReport(
                        "reconciliation",
                        "1,000 calls, 20 % of the callbacks twice, 20 % reordered, 10 % lost: after reconciliation every call and"
                                + " recording equals the sandbox's own record, field by field")
                .figure("calls, all recorded, all with answering-machine detection", result.calls())
                .figure("callbacks meant", result.callbacks())
                .figure("of these never sent", result.lost())
                .figure("calls that differ before reconciliation", result.differentBefore())
                .figure("calls that differ after it", result.different().size())
                .figure("the first differences", LostCallbacks.summary(result.different()))
                .figure("reconciliation took", result.reconciled().toMillis() + " ms")
                .figure("the last run", result.lastRun())
                .write();
        assertThat(result.lost()).isPositive();
        assertThat(result.differentBefore()).isPositive();
        assertThat(result.different()).isEmpty();
    }
}
