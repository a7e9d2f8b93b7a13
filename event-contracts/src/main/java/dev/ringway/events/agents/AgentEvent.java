package dev.ringway.events.agents;

import dev.ringway.events.EventData;

/**
 * What can happen to an agent.
 */
public sealed interface AgentEvent extends EventData permits AgentChanged {}
