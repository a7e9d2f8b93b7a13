package dev.ringway.transcript.intake.polling;

import dev.ringway.transcript.provider.ConversationsAtElevenLabs.Listed;
import dev.ringway.transcript.store.agents.KnownAgents;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which conversations of a workspace are ours. Losing is worse than keeping: as long as nobody names any agent, all are.
 */
@Component
class OurConversations {

    private final KnownAgents agents;
    private final PollingSettings settings;

    OurConversations(KnownAgents agents, PollingSettings settings) {
        this.agents = agents;
        this.settings = settings;
    }

    List<Listed> of(List<Listed> listed) {
        if (settings.agentIds().isEmpty() && agents.areNone()) {
            return listed;
        }
        Set<String> speaking =
                listed.stream().map(Listed::agentId).flatMap(Optional::stream).collect(Collectors.toSet());
        Set<String> others = speaking.stream()
                .filter(id -> !settings.agentIds().contains(id) && !agents.include(id))
                .collect(Collectors.toSet());
        return listed.stream()
                .filter(one -> one.agentId().filter(others::contains).isEmpty())
                .toList();
    }
}
