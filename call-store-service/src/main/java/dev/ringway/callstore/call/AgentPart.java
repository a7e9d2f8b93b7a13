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
        Optional<String> agentId,
        Optional<AgentConnection> connection,
        Optional<VoiceUrlFailure> voiceUrlFailure,
        List<Conversation> conversations) {

    static final AgentPart NONE = AgentPart.of(Optional.empty(), Optional.empty());

    public AgentPart {
        conversations = List.copyOf(conversations);
    }

    static AgentPart of(Conversation conversation) {
        return new AgentPart(Optional.empty(), Optional.empty(), Optional.empty(), List.of(conversation));
    }

    static AgentPart of(Optional<String> agentId, Optional<AgentConnection> connection) {
        return new AgentPart(agentId, connection, Optional.empty(), List.of());
    }

    static AgentPart of(VoiceUrlFailure failure) {
        return new AgentPart(Optional.empty(), Optional.empty(), Optional.of(failure), List.of());
    }

    static AgentPart join(AgentPart one, AgentPart other) {
        return new AgentPart(
                Either.least(one.agentId(), other.agentId()),
                Either.of(one.connection(), other.connection(), AgentConnection.CONNECTED_FIRST),
                VoiceUrlFailure.join(one.voiceUrlFailure(), other.voiceUrlFailure()),
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

    /**
     * Why no agent ever spoke, where something was in the way. A TwiML that was passed on says connected, and Twilio may
     * refuse it all the same: its error then tells more.
     */
    Optional<String> inVain() {
        return conversations.isEmpty()
                ? voiceUrlFailure
                        .map(failure -> "the voice URL failed"
                                + because(failure.errorCode().map(code -> "Twilio error " + code)))
                        .or(() -> connection
                                .filter(asked -> !asked.connected())
                                .map(asked -> "the agent was not reached" + because(asked.reason())))
                : Optional.empty();
    }

    /**
     * The same where it is certain. What the fallback connects after the voice URL failed is a talk like any other, of which
     * nobody has told yet.
     */
    Optional<String> neverSpoke() {
        return connection.filter(AgentConnection::connected).isPresent() ? Optional.empty() : inVain();
    }

    private static String because(Optional<String> reason) {
        return reason.map(why -> ": " + why).orElse("");
    }
}
