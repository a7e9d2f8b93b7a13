package dev.ringway.transcript.intake.agents;

import dev.ringway.transcript.provider.AgentsAtElevenLabs;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import dev.ringway.transcript.provider.RemoteAgent;
import dev.ringway.transcript.store.agents.AgentQueries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Adopts the agents of the workspace that are not known here. Blocks. */
@Component
public final class AgentImport {

    private final AgentQueries queries;
    private final AgentsAtElevenLabs elevenLabs;
    private final AgentSync sync;
    private final AgentSettings settings;

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
     * @param left how many the next request goes on with, those that could not be read among them
     * @param problem why it ended early
     */
    public record Report(int found, int known, List<String> adopted, int left, Optional<String> problem) {}

    public Report run(String by) {
        List<String> all = ProviderProblems.answered(elevenLabs.ids());
        Set<String> known = new HashSet<>(queries.ids());
        List<String> missing = all.stream().filter(id -> !known.contains(id)).toList();
        List<String> adopted = new ArrayList<>();
        Optional<String> problem = Optional.empty();
        for (String id : missing.subList(0, Math.min(settings.importBatch(), missing.size()))) {
            switch (elevenLabs.read(id)) {
                case ElevenLabsAnswer.Done<RemoteAgent>(RemoteAgent there) ->
                    adopted.add(sync.adopt(there, by).id());
                case ElevenLabsAnswer.Failed<RemoteAgent>(ElevenLabsFailure.NotFound _) -> {}
                case ElevenLabsAnswer.Failed<RemoteAgent>(ElevenLabsFailure failure) ->
                    problem = Optional.of(failure.reason());
            }
            if (problem.isPresent()) {
                break;
            }
        }
        return new Report(all.size(), all.size() - missing.size(), adopted, missing.size() - adopted.size(), problem);
    }
}
