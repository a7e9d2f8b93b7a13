package dev.ringway.ingest.directory;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The agents as their owner last told of them. There are few, so that a number is searched for. */
public final class Agents {

    private static final int LONGEST_ID = 256;

    private final ConcurrentMap<String, Agent> agents = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Set<String> connected = Collections.newSetFromMap(Collections.synchronizedMap(new Latest()));
    private volatile Optional<Long> wholeAsOf = Optional.empty();

    /** Whoever knows our signature could have calls connected with any number of agents that there are not. */
    private static final class Latest extends LinkedHashMap<String, Boolean> {

        private static final int MOST = 10_000;

        private Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }

    /** An older version than the one known is ignored. */
    public void put(Agent agent) {
        told(agent.agentId());
        agents.merge(agent.agentId(), agent, (known, told) -> told.version() < known.version() ? known : told);
    }

    /** What its last calls came to is heard later, so it stays one of ours. */
    public void remove(String agentId) {
        told(agentId);
        agents.remove(agentId);
    }

    /** Its owner says something of it, be it nothing that one understands. */
    public void told(String agentId) {
        told.add(agentId);
    }

    /** A call of ours is connected with it, whatever its owner says; the latest of such agents are known. */
    public void connected(String agentId) {
        if (agentId.length() <= LONGEST_ID) {
            connected.add(agentId);
        }
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

    /** Of all of which their owner ever told. */
    public Set<String> ids() {
        return Collections.unmodifiableSet(told);
    }

    /** Of these, and of those with which calls are connected. */
    public boolean includes(String agentId) {
        return told.contains(agentId) || connected.contains(agentId);
    }

    /** Of those that there are now. */
    public int size() {
        return agents.size();
    }

    /**
     * All is known that their owner had told by then.
     *
     * @param nanoTime by {@link System#nanoTime}
     */
    public void wholeAsOf(long nanoTime) {
        wholeAsOf = Optional.of(nanoTime);
    }

    /** How long ago all was known; empty where that was never so. */
    public Optional<Duration> age() {
        return wholeAsOf.map(then -> Duration.ofNanos(System.nanoTime() - then));
    }
}
