package dev.ringway.transcript.agent;

import java.util.Optional;
import java.util.Set;

/**
 * Which agents somebody wants to see. What is empty lets all through.
 *
 * @param name a part of it; case does not matter, and no character has a meaning
 */
public record AgentFilter(
        Optional<String> name, Optional<Boolean> active, Optional<String> tag, Set<SyncState> states) {

    public AgentFilter {
        states = Set.copyOf(states);
    }
}
