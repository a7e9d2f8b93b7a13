package dev.ringway.ingest.elevenlabs;

import java.util.Set;

/** Somebody who knows agents of ours: the settings, or what the agents' owner says. Asked for every webhook. */
public interface OurAgents {

    /** Agent ids; empty where none are known (yet). */
    Set<String> ids();

    /** Whether it is among these, or is known to be ours by anything else. */
    default boolean includes(String agentId) {
        return ids().contains(agentId);
    }

    /** Whether these are all at this moment; if not, any other may be ours as well. */
    default boolean areAll() {
        return true;
    }
}
