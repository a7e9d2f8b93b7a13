package dev.ringway.transcript.intake.analysis;

import dev.ringway.transcript.agent.Criterion;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.store.agents.AgentRepository;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** ElevenLabs tells results by the ids of criteria; what they are called is known where the agent is. Blocks. */
@Component
public final class CriterionNames {

    private final AgentRepository agents;

    CriterionNames(AgentRepository agents) {
        this.agents = agents;
    }

    /** With the names that the agent's criteria have now; one that it does not have any more keeps its name. */
    public Analysis in(Analysis told, Optional<String> agentId) {
        if (told.criteriaChecks().isEmpty()) {
            return told;
        }
        List<Criterion> criteria = agentId.flatMap(agents::find)
                .map(agent -> agent.fields().config().criteria())
                .orElse(List.of());
        return told.withCriterionNames(criteria.stream()
                .filter(criterion -> !criterion.name().isBlank())
                .collect(Collectors.toMap(Criterion::id, Criterion::name, (first, _) -> first)));
    }
}
