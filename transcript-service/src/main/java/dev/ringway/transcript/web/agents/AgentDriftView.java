package dev.ringway.transcript.web.agents;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.agent.Divergence;
import dev.ringway.transcript.agent.Drift;
import dev.ringway.transcript.intake.agents.AgentSync;
import java.util.List;
import java.util.Optional;

/**
 * How an agent differs from what is at ElevenLabs at this moment.
 *
 * @param version of the agent that was compared
 * @param state in-step, changed-here, changed-there, both
 */
record AgentDriftView(String agentId, long version, String state, List<Item> items) {

    /**
     * A field that differs.
     *
     * @param here left out where there is none
     * @param there left out where there is none
     * @param changed here, there or both: where, since the two were last the same
     */
    record Item(String path, Optional<Object> here, Optional<Object> there, String changed) {}

    static AgentDriftView of(AgentSync.Compared compared, Caller caller) {
        return new AgentDriftView(
                compared.agent().id(),
                compared.agent().version(),
                Drift.state(compared.divergences()).text(),
                compared.divergences().stream().map(one -> item(one, caller)).toList());
    }

    private static Item item(Divergence one, Caller caller) {
        return new Item(
                DataMask.shownTo(caller, one.path()),
                one.here().map(value -> DataMask.shownTo(caller, value)),
                one.there().map(value -> DataMask.shownTo(caller, value)),
                one.changed().text());
    }
}
