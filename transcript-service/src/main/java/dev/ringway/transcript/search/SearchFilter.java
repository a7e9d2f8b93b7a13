package dev.ringway.transcript.search;

import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.kept.TranscriptStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which transcripts are looked at; all that is said has to hold, of several values of one set any. In whatever order values were
 * given, its text is the same, and on every instance: cursors are bound to it.
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
        agentIds = sorted(agentIds);
        campaignIds = sorted(campaignIds);
        statuses = sorted(statuses);
        moods = sorted(moods);
        outcomes = sorted(outcomes);
        criteria = sorted(criteria, CriterionResult::text);
        data = sorted(data, DataValue::toString);
    }

    public boolean isEmpty() {
        return equals(ALL);
    }

    private static <T extends Comparable<T>> Set<T> sorted(Collection<T> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }

    private static <T> List<T> sorted(Collection<T> values, Function<T, String> text) {
        return values.stream().distinct().sorted(Comparator.comparing(text)).toList();
    }
}
