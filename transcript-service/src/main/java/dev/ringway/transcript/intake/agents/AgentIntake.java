package dev.ringway.transcript.intake.agents;

import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.AgentAction;
import dev.ringway.transcript.agent.AgentCampaign;
import dev.ringway.transcript.agent.AgentFields;
import dev.ringway.transcript.agent.AgentVersion;
import dev.ringway.transcript.provider.AgentsAtElevenLabs;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import dev.ringway.transcript.store.agents.AgentCampaigns;
import dev.ringway.transcript.store.agents.AgentRepository;
import dev.ringway.transcript.store.agents.AgentVersions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes in what people say of agents; ElevenLabs hears of it by a push. Blocks. */
@Component
public final class AgentIntake {

    private static final int SHOWN_CAMPAIGNS = 5;

    private final AgentRepository agents;
    private final AgentVersions versions;
    private final AgentCampaigns campaigns;
    private final AgentsAtElevenLabs elevenLabs;
    private final AgentTurns turns;

    AgentIntake(
            AgentRepository agents,
            AgentVersions versions,
            AgentCampaigns campaigns,
            AgentsAtElevenLabs elevenLabs,
            AgentTurns turns) {
        this.agents = agents;
        this.versions = versions;
        this.campaigns = campaigns;
        this.elevenLabs = elevenLabs;
        this.turns = turns;
    }

    /**
     * The agent after the change; as it was where nothing is different.
     *
     * @param expected the version that the person has seen; later ones that only tell how it stands with ElevenLabs do
     *     not matter
     * @throws ProblemException 404 if there is none, 412 if it was changed since
     */
    public Agent edit(String id, long expected, String by, Function<AgentFields, AgentFields> change) {
        return changed(id, expected, by, AgentAction.CHANGED, change);
    }

    /**
     * The agent with the fields of a version of it.
     *
     * @throws ProblemException 404 if there is no such agent or version, 412 if it was changed since
     */
    public Agent restore(String id, long version, long expected, String by) {
        AgentFields fields = versions.find(id, version)
                .orElseThrow(() -> ProblemException.notFound("agent-version", id + ":" + version))
                .fields();
        return changed(id, expected, by, AgentAction.RESTORED, _ -> fields);
    }

    /**
     * Takes the agent away here.
     *
     * @param atProvider whether it is deleted at ElevenLabs, too, which comes first
     * @param force whether it does not matter that campaigns under way use it
     * @throws ProblemException 404, 412; 409 if campaigns use it; 422, 502, 503 as ElevenLabs answers
     */
    public void delete(String id, long expected, boolean atProvider, boolean force, String by) {
        turns.alone(id, () -> {
            Agent seen = found(id, expected);
            if (!force) {
                refuseInUse(id);
            }
            if (atProvider) {
                deleteAtProvider(id);
            }
            while (!agents.delete(seen, by)) {
                seen = atProvider
                        ? agents.find(id).orElseThrow(() -> ProblemException.notFound("agent", id))
                        : found(id, expected);
            }
            return true;
        });
    }

    private void deleteAtProvider(String id) {
        switch (elevenLabs.delete(id)) {
            case ElevenLabsAnswer.Done<Boolean> _ -> {}
            case ElevenLabsAnswer.Failed<Boolean>(ElevenLabsFailure.NotFound _) -> {}
            case ElevenLabsAnswer.Failed<Boolean>(ElevenLabsFailure failure) -> throw ProviderProblems.of(failure);
        }
    }

    private void refuseInUse(String id) {
        List<AgentCampaign> using = campaigns.underWay(id, SHOWN_CAMPAIGNS);
        if (!using.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "agent-in-use",
                    "Campaigns that are scheduled, active or paused use the agent. Give them another one, or delete it"
                            + " with force=true.",
                    using.stream()
                            .map(campaign -> new FieldProblem(campaign.campaignId(), "is " + campaign.status()))
                            .toList());
        }
    }

    private Agent changed(
            String id, long expected, String by, AgentAction action, Function<AgentFields, AgentFields> change) {
        while (true) {
            Agent seen = found(id, expected);
            AgentFields fields = change.apply(seen.fields());
            if (fields.equals(seen.fields())) {
                return seen;
            }
            Agent next = seen.with(fields, agents.now());
            Optional<Agent> done =
                    agents.replace(next, Optional.of(AgentVersion.next(seen, next, action, by)), Optional.empty());
            if (done.isPresent()) {
                return done.get();
            }
        }
    }

    private Agent found(String id, long expected) {
        Agent agent = agents.find(id).orElseThrow(() -> ProblemException.notFound("agent", id));
        if (!agent.isKnownFrom(expected)) {
            throw EntityTag.changedMeanwhile();
        }
        return agent;
    }
}
