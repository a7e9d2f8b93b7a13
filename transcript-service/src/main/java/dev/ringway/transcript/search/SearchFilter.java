package dev.ringway.transcript.search;

import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.kept.TranscriptStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which transcripts are looked at; all that is said has to hold, of several values of one set any.
 *
 * @param from when the conversation began at the earliest; where that is not known, when it was stored
 * @param to before then
 */
public record SearchFilter(
        Optional<String> callSid,
        Set<String> agentIds,
        Set<String> campaignIds,
        Set<TranscriptStatus> statuses,
        Set<Mood> moods,
        Set<CriterionCheck.Result> outcomes,
        List<CriterionResult> criteria,
        List<DataValue> data,
        Optional<Instant> from,
        Optional<Instant> to) {

    public static final SearchFilter ALL = new SearchFilter(
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    public SearchFilter {
        agentIds = Set.copyOf(agentIds);
        campaignIds = Set.copyOf(campaignIds);
        statuses = Set.copyOf(statuses);
        moods = Set.copyOf(moods);
        outcomes = Set.copyOf(outcomes);
        criteria = List.copyOf(criteria);
        data = List.copyOf(data);
    }
}
