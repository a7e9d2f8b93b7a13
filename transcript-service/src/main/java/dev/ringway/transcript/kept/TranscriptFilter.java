package dev.ringway.transcript.kept;

import dev.ringway.transcript.analysis.Mood;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which transcripts are asked for; all that is said has to hold. Its text is the same on every instance: cursors are bound to it. */
public record TranscriptFilter(
        Optional<String> callSid,
        Optional<String> agentId,
        Optional<String> campaignId,
        Set<TranscriptStatus> statuses,
        Set<Mood> moods) {

    public TranscriptFilter {
        statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
        moods = Collections.unmodifiableSet(new TreeSet<>(moods));
    }
}
