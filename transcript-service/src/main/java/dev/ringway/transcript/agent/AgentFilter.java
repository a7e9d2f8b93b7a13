package dev.ringway.transcript.agent;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which agents somebody wants to see. What is empty lets all through. Its text is the same on every instance: cursors are bound
 * to it.
 *
 * @param name a part of it; case does not matter, and no character has a meaning
 */
public record AgentFilter(
        Optional<String> name, Optional<Boolean> active, Optional<String> tag, Set<SyncState> states) {

    public AgentFilter {
        states = Collections.unmodifiableSet(new TreeSet<>(states));
    }
}
