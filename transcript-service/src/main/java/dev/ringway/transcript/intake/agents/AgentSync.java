package dev.ringway.transcript.intake.agents;

import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.AgentAction;
import dev.ringway.transcript.agent.AgentConfig;
import dev.ringway.transcript.agent.AgentVersion;
import dev.ringway.transcript.agent.Divergence;
import dev.ringway.transcript.agent.Divergence.Side;
import dev.ringway.transcript.agent.Drift;
import dev.ringway.transcript.provider.AgentsAtElevenLabs;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import dev.ringway.transcript.provider.RemoteAgent;
import dev.ringway.transcript.store.agents.AgentRepository;
import dev.ringway.transcript.store.agents.ProviderCopy;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Writes agents to ElevenLabs and takes them over from there. Blocks. */
@Component
public final class AgentSync {

    private final AgentRepository agents;
    private final AgentsAtElevenLabs elevenLabs;
    private final AgentTurns turns;

    AgentSync(AgentRepository agents, AgentsAtElevenLabs elevenLabs, AgentTurns turns) {
        this.agents = agents;
        this.elevenLabs = elevenLabs;
        this.turns = turns;
    }

    /** An agent beside what is there, field by field. */
    public record Compared(Agent agent, List<Divergence> divergences) {}

    /**
     * Has ElevenLabs take over what differs. What somebody changed there meanwhile is not overwritten.
     *
     * @param expected the version that the person has seen, where it is to be that one
     * @param force whether it is overwritten all the same
     * @throws ProblemException 404, 412; 409 if it was changed there, or is gone; 422, 502, 503 as ElevenLabs answers
     */
    public Agent push(String id, Optional<Long> expected, boolean force) {
        return turns.alone(id, () -> {
            Agent seen = found(id, expected);
            RemoteAgent there = read(seen);
            List<Divergence> theirs = changedAt(Side.THERE, seen, there.config());
            if (!theirs.isEmpty() && !force) {
                throw ProviderProblems.conflict(
                        "changed-there",
                        "Somebody has changed the agent at ElevenLabs. Pull it, or push with force=true to overwrite that.",
                        theirs);
            }
            return pushed(seen, there);
        });
    }

    private Agent pushed(Agent seen, RemoteAgent there) {
        AgentConfig sent = seen.fields().config();
        return switch (elevenLabs.change(sent, there)) {
            case ElevenLabsAnswer.Done<RemoteAgent>(RemoteAgent now) ->
                recorded(seen.id(), agent -> agent.pushed(sent, now.config(), agents.now()), Optional.of(copy(now)));
            case ElevenLabsAnswer.Failed<RemoteAgent>(ElevenLabsFailure failure) -> throw failed(seen, failure);
        };
    }

    /**
     * The agent as it is at ElevenLabs; one that is not known here is adopted. What was changed here since is not lost.
     *
     * @param expected the version that the person has seen, where it is to be that one
     * @param force whether it is given up all the same; the versions keep it
     * @throws ProblemException 412; 409 if it was changed here, or is gone; 502, 503 as ElevenLabs answers
     */
    public Agent pull(String id, Optional<Long> expected, boolean force, String by) {
        return turns.alone(id, () -> {
            Optional<Agent> known = agents.find(id);
            if (known.isEmpty() && expected.isEmpty()) {
                return adopt(ProviderProblems.answered(elevenLabs.read(id)), by);
            }
            RemoteAgent there = read(found(id, expected));
            while (true) {
                Agent seen = found(id, expected);
                List<Divergence> ours = changedAt(Side.HERE, seen, there.config());
                if (!ours.isEmpty() && !force) {
                    throw ProviderProblems.conflict(
                            "changed-here",
                            "The agent was changed here and not pushed. Push it, or pull with force=true to give that up.",
                            ours);
                }
                Agent next = seen.pulled(there.config(), agents.now());
                Optional<Agent> done = agents.replace(next, version(seen, next, by), Optional.of(copy(there)));
                if (done.isPresent()) {
                    return done.get();
                }
            }
        });
    }

    /** The agent, which is ours from now on; as it is here where it was so before. */
    Agent adopt(RemoteAgent there, String by) {
        agents.adopt(Agent.adopted(there.id(), there.config(), agents.now()), copy(there), by);
        return found(there.id(), Optional.empty());
    }

    /** @throws ProblemException 404; 409 if it is gone; 502, 503 as ElevenLabs answers */
    public Compared compare(String id) {
        Agent agent = found(id, Optional.empty());
        AgentConfig there = ProviderProblems.answered(elevenLabs.read(id)).config();
        return new Compared(agent, Drift.of(agent.fields().config(), agent.base(), there));
    }

    /** Notes how an agent stands, without a change of it on either side. Empty where ElevenLabs was asked and answered. */
    Optional<ElevenLabsFailure> look(String id) {
        return turns.tryAlone(id, () -> switch (elevenLabs.read(id)) {
                    case ElevenLabsAnswer.Done<RemoteAgent>(RemoteAgent there) ->
                        noted(id, Optional.of(there.config()));
                    case ElevenLabsAnswer.Failed<RemoteAgent>(ElevenLabsFailure.NotFound _) ->
                        noted(id, Optional.empty());
                    case ElevenLabsAnswer.Failed<RemoteAgent>(ElevenLabsFailure failure) -> Optional.of(failure);
                })
                .flatMap(failure -> failure);
    }

    /** One that somebody writes at the same moment is looked at next time. */
    private Optional<ElevenLabsFailure> noted(String id, Optional<AgentConfig> there) {
        agents.find(id).ifPresent(agent -> {
            Agent next = agent.seen(there, agents.now());
            if (!next.sync().equals(agent.sync()) || !next.base().equals(agent.base())) {
                agents.replace(next, Optional.empty(), Optional.empty());
            }
        });
        return Optional.empty();
    }

    /** Why ElevenLabs did not show an agent stands beside it, once. That it has no time now says nothing of the agent. */
    void notShown(String id, ElevenLabsFailure failure) {
        Optional<Agent> agent = agents.find(id).filter(_ -> !(failure instanceof ElevenLabsFailure.NotNow));
        agent.filter(seen -> !seen.sync().lastError().equals(Optional.of(failure.reason())))
                .ifPresent(seen -> agents.replace(
                        seen.failed(failure.reason(), agents.now()), Optional.empty(), Optional.empty()));
    }

    private RemoteAgent read(Agent seen) {
        return switch (elevenLabs.read(seen.id())) {
            case ElevenLabsAnswer.Done<RemoteAgent>(RemoteAgent there) -> there;
            case ElevenLabsAnswer.Failed<RemoteAgent>(ElevenLabsFailure failure) -> throw failed(seen, failure);
        };
    }

    /** Everybody sees it at the agent, not only the one who is told now. */
    private ProblemException failed(Agent seen, ElevenLabsFailure failure) {
        UnaryOperator<Agent> change = failure instanceof ElevenLabsFailure.NotFound
                ? agent -> agent.seen(Optional.empty(), agents.now())
                : agent -> agent.failed(failure.reason(), agents.now());
        recorded(seen.id(), change, Optional.empty());
        return ProviderProblems.of(failure);
    }

    /** Whatever others wrote meanwhile: what happened at ElevenLabs has happened. */
    private Agent recorded(String id, UnaryOperator<Agent> change, Optional<ProviderCopy> copy) {
        while (true) {
            Optional<Agent> done = agents.replace(change.apply(found(id, Optional.empty())), Optional.empty(), copy);
            if (done.isPresent()) {
                return done.get();
            }
        }
    }

    private Agent found(String id, Optional<Long> expected) {
        Agent agent = agents.find(id).orElseThrow(() -> ProblemException.notFound("agent", id));
        if (expected.filter(version -> !agent.isKnownFrom(version)).isPresent()) {
            throw EntityTag.changedMeanwhile();
        }
        return agent;
    }

    private static List<Divergence> changedAt(Side side, Agent agent, AgentConfig there) {
        return Drift.of(agent.fields().config(), agent.base(), there).stream()
                .filter(one -> one.changed() == side || one.changed() == Side.BOTH)
                .toList();
    }

    private static Optional<AgentVersion> version(Agent seen, Agent next, String by) {
        return Optional.of(AgentVersion.next(seen, next, AgentAction.PULLED, by))
                .filter(_ -> next.changedVersion() == next.version());
    }

    private ProviderCopy copy(RemoteAgent there) {
        return ProviderCopy.of(there.whole().toString(), agents.now());
    }
}
