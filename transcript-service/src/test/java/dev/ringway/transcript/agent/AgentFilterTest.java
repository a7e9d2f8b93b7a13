package dev.ringway.transcript.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgentFilterTest {

    /** Cursors are bound to it, and every instance has to take those of another. */
    @Test
    void itsTextIsTheSameInEveryProcess() {
        AgentFilter filter =
                new AgentFilter(Optional.of("ava"), Optional.empty(), Optional.empty(), Set.of(SyncState.values()));

        assertThat(filter)
                .hasToString("AgentFilter[name=Optional[ava], active=Optional.empty, tag=Optional.empty,"
                        + " states=[IN_STEP, CHANGED_HERE, CHANGED_THERE, BOTH, GONE]]");
    }
}
