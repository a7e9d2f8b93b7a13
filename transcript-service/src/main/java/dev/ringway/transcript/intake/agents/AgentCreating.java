package dev.ringway.transcript.intake.agents;

import dev.ringway.starter.http.StateHash;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.AgentConfig;
import dev.ringway.transcript.agent.AgentCreation;
import dev.ringway.transcript.agent.AgentFields;
import dev.ringway.transcript.provider.AgentsAtElevenLabs;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import dev.ringway.transcript.provider.RemoteAgent;
import dev.ringway.transcript.store.agents.AgentCreations;
import dev.ringway.transcript.store.agents.AgentRepository;
import dev.ringway.transcript.store.agents.ProviderCopy;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Creates agents: the wish is written down, ElevenLabs is asked with the wish's id among the tags, and the agent is written
 * down under the id that ElevenLabs gave it. Wherever that is broken off, {@link AgentCreationSettling} finds out by the
 * tag what became of it, so that no agent is lost and none is there twice. Blocks.
 */
@Component
public final class AgentCreating {

    private final AgentCreations creations;
    private final AgentRepository agents;
    private final AgentsAtElevenLabs elevenLabs;

    AgentCreating(AgentCreations creations, AgentRepository agents, AgentsAtElevenLabs elevenLabs) {
        this.creations = creations;
        this.agents = agents;
        this.elevenLabs = elevenLabs;
    }

    /**
     * The creation, done or pending.
     *
     * @param key of the request; repeated, it has no second effect
     * @throws ProblemException 422 if the key was used for something else; 422, 502, 503 as ElevenLabs answers, where
     *     nothing was created
     */
    public AgentCreation create(AgentFields fields, String by, Optional<String> key) {
        String fingerprint = StateHash.of(Stream.of(fields));
        String id = key.map(given -> StateHash.of(Stream.of(by, given)))
                .orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
        AgentCreation creation = AgentCreation.begun(id, fields, fingerprint, by, agents.now());
        if (creations.insert(creation)) {
            return answered(creation);
        }
        AgentCreation known = creations.find(id).orElseThrow(AgentCreating::later);
        if (!known.fingerprint().equals(fingerprint)) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request. Take a new one for each thing to be done.");
        }
        if (known.state() != AgentCreation.State.FAILED) {
            return known;
        }
        AgentCreation again = known.askedAgain(agents.now());
        return creations.replace(again) ? answered(again) : creations.find(id).orElseThrow(AgentCreating::later);
    }

    private AgentCreation answered(AgentCreation creation) {
        return switch (elevenLabs.create(creation.fields().config(), creation.marker())) {
            case ElevenLabsAnswer.Done<String>(String agentId) -> adopted(creation, agentId);
            case ElevenLabsAnswer.Failed<String>(ElevenLabsFailure.Ambiguous _) -> creation;
            case ElevenLabsAnswer.Failed<String>(ElevenLabsFailure failure) -> {
                creations.replace(creation.failed(failure.reason(), agents.now()));
                throw ProviderProblems.of(failure);
            }
        };
    }

    /** Asks once more, where it is certain that there is no agent of it. */
    void ask(AgentCreation creation) {
        switch (elevenLabs.create(creation.fields().config(), creation.marker())) {
            case ElevenLabsAnswer.Done<String>(String agentId) -> adopted(creation, agentId);
            case ElevenLabsAnswer.Failed<String>(ElevenLabsFailure.Refused refused) ->
                creations.replace(creation.failed(refused.reason(), agents.now()));
            case ElevenLabsAnswer.Failed<String> _ -> {} // it is looked at again
        }
    }

    /** The creation with its agent, whoever of several was the one to write it down. */
    AgentCreation adopted(AgentCreation creation, String agentId) {
        Optional<RemoteAgent> there = switch (elevenLabs.read(agentId)) {
            case ElevenLabsAnswer.Done<RemoteAgent>(RemoteAgent agent) -> Optional.of(agent);
            case ElevenLabsAnswer.Failed<RemoteAgent> _ -> Optional.empty();
        };
        Instant now = agents.now();
        AgentConfig base =
                there.map(RemoteAgent::config).orElse(creation.fields().config());
        AgentCreation done = creation.done(agentId, now);
        boolean mine = agents.create(
                Agent.created(agentId, creation.fields(), base, now),
                done,
                there.map(agent -> ProviderCopy.of(agent.whole().toString(), now)));
        return mine ? done : creations.find(creation.id()).orElseThrow(AgentCreating::later);
    }

    private static ProblemException later() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "This is just being settled. Try again in a few seconds.");
    }
}
