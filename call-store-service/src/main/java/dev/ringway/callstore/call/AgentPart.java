package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Either;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The agent's part in a call.
 *
 * @param agentId who was to take the call, as reports say that belong to no conversation
 * @param conversations by id
 */
public record AgentPart(
        Optional<String> agentId, Optional<AgentConnection> connection, List<Conversation> conversations) {

    static final AgentPart NONE = new AgentPart(Optional.empty(), Optional.empty(), List.of());

    public AgentPart {
        conversations = List.copyOf(conversations);
    }

    static AgentPart of(Conversation conversation) {
        return new AgentPart(Optional.empty(), Optional.empty(), List.of(conversation));
    }

    static AgentPart join(AgentPart one, AgentPart other) {
        return new AgentPart(
                Either.least(one.agentId(), other.agentId()),
                Either.of(one.connection(), other.connection(), AgentConnection.CONNECTED_FIRST),
                Conversation.join(one.conversations(), other.conversations()));
    }

    /**
     * The conversation that stands for the call: the one that started last, since the call ended with it. Its agent, its
     * verdict and its end are the call's.
     */
    public Optional<Conversation> last() {
        return conversations.stream().max(Conversation.IN_TIME);
    }

    /** Of all conversations; US dollars. */
    public Optional<BigDecimal> cost() {
        return conversations.stream()
                .flatMap(conversation -> conversation.cost().stream())
                .reduce(BigDecimal::add);
    }

    /** The agent was asked for in vain, and none ever spoke. */
    boolean neverThere() {
        return conversations.isEmpty()
                && connection.filter(asked -> !asked.connected()).isPresent();
    }
}
