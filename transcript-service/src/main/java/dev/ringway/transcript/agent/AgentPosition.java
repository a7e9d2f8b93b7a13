package dev.ringway.transcript.agent;

/** Where a list of agents goes on: by folded name, then by id. */
public record AgentPosition(String foldedName, String id) {

    public static AgentPosition of(Agent agent) {
        return new AgentPosition(FoldedName.of(agent.fields().config().name()), agent.id());
    }
}
