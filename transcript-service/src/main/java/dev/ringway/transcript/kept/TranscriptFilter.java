package dev.ringway.transcript.kept;

import dev.ringway.transcript.analysis.Mood;
import java.util.Optional;
import java.util.Set;

/** Which transcripts are asked for; all that is said has to hold. */
public record TranscriptFilter(
        Optional<String> callSid,
        Optional<String> agentId,
        Optional<String> campaignId,
        Set<TranscriptStatus> statuses,
        Set<Mood> moods) {

    public TranscriptFilter {
        statuses = Set.copyOf(statuses);
        moods = Set.copyOf(moods);
    }
}
