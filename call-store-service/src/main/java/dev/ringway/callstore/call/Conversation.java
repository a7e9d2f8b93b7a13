package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Either;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An agent's conversation on a call. A transfer makes two of them on one call.
 *
 * @param failureReason why ElevenLabs could not place the call: busy, no-answer, unknown …
 * @param cost US dollars, above zero
 * @param latencyMs how long the agent took to answer, on average
 */
public record Conversation(
        String conversationId,
        Optional<Instant> startTime,
        Optional<String> agentId,
        Optional<String> agentName,
        Optional<String> voiceId,
        Optional<CallSuccess> callSuccessful,
        Optional<String> terminationReason,
        Optional<String> failureReason,
        Optional<BigDecimal> cost,
        Optional<Long> latencyMs) {

    /** By start, those of unknown start first: the last one is the one that the call ended with. */
    static final Comparator<Conversation> IN_TIME = Comparator.<Conversation, Instant>comparing(
                    conversation -> conversation.startTime().orElse(Instant.MIN))
            .thenComparing(Conversation::conversationId);

    static Conversation of(String conversationId, Optional<String> agentId) {
        return new Conversation(
                conversationId,
                Optional.empty(),
                agentId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Conversation failed(String reason) {
        return new Conversation(
                conversationId,
                startTime,
                agentId,
                agentName,
                voiceId,
                callSuccessful,
                terminationReason,
                Optional.of(reason),
                cost,
                latencyMs);
    }

    private static Conversation join(Conversation one, Conversation other) {
        return new Conversation(
                one.conversationId(),
                Either.least(one.startTime(), other.startTime()),
                Either.least(one.agentId(), other.agentId()),
                Either.least(one.agentName(), other.agentName()),
                Either.least(one.voiceId(), other.voiceId()),
                Either.least(one.callSuccessful(), other.callSuccessful()),
                Either.least(one.terminationReason(), other.terminationReason()),
                Either.least(one.failureReason(), other.failureReason()),
                Either.greatest(one.cost(), other.cost()),
                Either.greatest(one.latencyMs(), other.latencyMs()));
    }

    /** Each conversation once, by its id. */
    static List<Conversation> join(List<Conversation> some, List<Conversation> others) {
        TreeMap<String, Conversation> joined = new TreeMap<>();
        Stream.of(some, others)
                .flatMap(Collection::stream)
                .forEach(conversation -> joined.merge(conversation.conversationId(), conversation, Conversation::join));
        return List.copyOf(joined.values());
    }
}
