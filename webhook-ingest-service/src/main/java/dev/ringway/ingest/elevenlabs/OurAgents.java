package dev.ringway.ingest.elevenlabs;

import java.util.Set;

/** Somebody who knows agents of ours: the settings, or what the agents' owner says. Asked for every webhook. */
public interface OurAgents {

    /** Agent ids; empty where none are known (yet). */
    Set<String> ids();
}
