package dev.ringway.transcript.provider;

import dev.ringway.transcript.agent.AgentConfig;
import tools.jackson.databind.JsonNode;

/**
 * An agent as it is at ElevenLabs.
 *
 * @param config what of it is ours, too
 * @param whole as ElevenLabs shows it
 */
public record RemoteAgent(String id, AgentConfig config, JsonNode whole) {}
