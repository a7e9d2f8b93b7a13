package dev.ringway.ingest.directory;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The agents as their owner last told of them. There are few, so that a number is searched for. */
public final class Agents {

    private final ConcurrentMap<String, Agent> agents = new ConcurrentHashMap<>();

    /** An older version than the one known is ignored. */
    public void put(Agent agent) {
        agents.merge(agent.agentId(), agent, (known, told) -> told.version() < known.version() ? known : told);
    }

    public void remove(String agentId) {
        agents.remove(agentId);
    }

    public Optional<Agent> byId(String agentId) {
        return Optional.ofNullable(agents.get(agentId));
    }

    /** The active agent that takes the calls to a number; of several the one with the lowest id, on every instance. */
    public Optional<Agent> answering(String phoneNumber) {
        return agents.values().stream()
                .filter(agent -> agent.active() && agent.phoneNumbers().contains(phoneNumber))
                .min(Comparator.comparing(Agent::agentId));
    }

    public Set<String> ids() {
        return Set.copyOf(agents.keySet());
    }

    public int size() {
        return agents.size();
    }
}
