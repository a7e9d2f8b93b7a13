package dev.ringway.transcript.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.analysis.Mood;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TranscriptFilterTest {

    /** Cursors are bound to it, and every instance has to take those of another. */
    @Test
    void itsTextIsTheSameInEveryProcess() {
        TranscriptFilter filter = new TranscriptFilter(
                Optional.empty(),
                Optional.of("agent_1"),
                Optional.empty(),
                Set.of(TranscriptStatus.values()),
                Set.of(Mood.values()));

        assertThat(filter)
                .hasToString(
                        "TranscriptFilter[callSid=Optional.empty, agentId=Optional[agent_1],"
                                + " campaignId=Optional.empty, statuses=[LIVE, PROCESSING, FAILED, DONE], moods=[POSITIVE, NEUTRAL, NEGATIVE]]");
    }
}
