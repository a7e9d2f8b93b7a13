package dev.ringway.transcript.intake.agents;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.transcript.agent.AgentCreation;
import dev.ringway.transcript.provider.AgentsAtElevenLabs;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import dev.ringway.transcript.store.agents.AgentCreations;
import dev.ringway.transcript.store.agents.AgentRepository;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds out what became of creations that nobody confirmed: an agent that carries the mark is adopted; where there is none
 * after a while, ElevenLabs is asked again, some times.
 */
@Component
final class AgentCreationSettling {

    private static final Logger log = LoggerFactory.getLogger(AgentCreationSettling.class);
    private static final int BATCH = 50;

    private final AgentCreations creations;
    private final AgentRepository agents;
    private final AgentsAtElevenLabs elevenLabs;
    private final AgentCreating creating;
    private final AgentSettings settings;

    AgentCreationSettling(
            AgentCreations creations,
            AgentRepository agents,
            AgentsAtElevenLabs elevenLabs,
            AgentCreating creating,
            AgentSettings settings) {
        this.creations = creations;
        this.agents = agents;
        this.elevenLabs = elevenLabs;
        this.creating = creating;
        this.settings = settings;
    }

    void run(Turn turn) {
        for (AgentCreation creation : creations.unsettled(agents.now().minus(settings.creationSettling()), BATCH)) {
            turn.keep();
            switch (elevenLabs.marked(
                    creation.marker(), creation.fields().config().name())) {
                case ElevenLabsAnswer.Done<Optional<String>>(Optional<String> agentId) -> settle(creation, agentId);
                case ElevenLabsAnswer.Failed<Optional<String>>(ElevenLabsFailure failure) -> {
                    log.warn("Creations of agents are not settled for now: {}", failure.reason());
                    return;
                }
            }
        }
    }

    private void settle(AgentCreation creation, Optional<String> agentId) {
        if (agentId.isPresent()) {
            creating.adopted(creation, agentId.get());
            log.info("Creation {} had led to agent {}", creation.id(), agentId.get());
        } else if (creation.tries() >= settings.creationTries()) {
            creations.replace(creation.failed("ElevenLabs did not confirm it, and has no such agent", agents.now()));
            log.warn("Creation {} led to no agent", creation.id());
        } else {
            AgentCreation again = creation.askedAgain(agents.now());
            if (creations.replace(again)) {
                creating.ask(again);
            }
        }
    }
}
