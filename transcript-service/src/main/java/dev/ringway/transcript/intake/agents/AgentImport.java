package dev.ringway.transcript.intake.agents;

import dev.ringway.transcript.provider.AgentsAtElevenLabs;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import dev.ringway.transcript.provider.RemoteAgent;
import dev.ringway.transcript.store.agents.AgentQueries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Adopts the agents of the workspace that are not known here. One that ElevenLabs does not show holds up no other: it is asked
 * for again after those that were not asked for yet, as far as this instance knows. Blocks.
 */
@Component
public final class AgentImport {

    private final AgentQueries queries;
    private final AgentsAtElevenLabs elevenLabs;
    private final AgentSync sync;
    private final AgentSettings settings;

    /** Agents that were not shown when they were asked for last, the later the higher. */
    private final Map<String, Long> notShown = new ConcurrentHashMap<>();

    private final AtomicLong failures = new AtomicLong();

    AgentImport(AgentQueries queries, AgentsAtElevenLabs elevenLabs, AgentSync sync, AgentSettings settings) {
        this.queries = queries;
        this.elevenLabs = elevenLabs;
        this.sync = sync;
        this.settings = settings;
    }

    /**
     * What came of it.
     *
     * @param found agents of the workspace
     * @param known of those that were known here before
     * @param failed those that ElevenLabs did not show, and why
     * @param left how many the next request goes on with, those that failed among them
     * @param problem why it ended early: ElevenLabs shows none of several in a row, or none at all
     */
    public record Report(
            int found, int known, List<String> adopted, List<NotShown> failed, int left, Optional<String> problem) {

        public Report {
            adopted = List.copyOf(adopted);
            failed = List.copyOf(failed);
        }
    }

    /** An agent that ElevenLabs lists and does not show. */
    public record NotShown(String agentId, String reason) {}

    public Report run(String by) {
        List<String> all = ProviderProblems.answered(elevenLabs.ids());
        Set<String> known = new HashSet<>(queries.ids());
        List<String> missing = all.stream().filter(id -> !known.contains(id)).toList();
        List<String> adopted = new ArrayList<>();
        List<NotShown> failed = new ArrayList<>();
        FailuresInARow inARow = new FailuresInARow();
        for (String id : next(missing)) {
            Optional<ElevenLabsFailure> failure = take(id, by);
            failure.ifPresentOrElse(reason -> failed.add(new NotShown(id, reason.reason())), () -> adopted.add(id));
            inARow.told(id, failure);
            if (inARow.isInVain()) {
                break;
            }
        }
        return new Report(
                all.size(),
                all.size() - missing.size(),
                adopted,
                failed,
                missing.size() - adopted.size(),
                inARow.ofElevenLabs().map(ElevenLabsFailure::reason));
    }

    /** Those that failed come last, of them the one first that has waited longest. */
    private List<String> next(List<String> missing) {
        notShown.keySet().retainAll(new HashSet<>(missing));
        Map<String, Long> last = Map.copyOf(notShown);
        return missing.stream()
                .sorted(Comparator.comparing(id -> last.getOrDefault(id, 0L)))
                .limit(settings.importBatch())
                .toList();
    }

    /** Empty where it is ours now. */
    private Optional<ElevenLabsFailure> take(String id, String by) {
        return switch (elevenLabs.read(id)) {
            case ElevenLabsAnswer.Done<RemoteAgent>(RemoteAgent there) -> {
                sync.adopt(there, by);
                yield Optional.empty();
            }
            case ElevenLabsAnswer.Failed<RemoteAgent>(ElevenLabsFailure failure) -> {
                notShown.put(id, failures.incrementAndGet());
                yield Optional.of(failure);
            }
        };
    }
}
