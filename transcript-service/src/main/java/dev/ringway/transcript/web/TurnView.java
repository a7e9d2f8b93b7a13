package dev.ringway.transcript.web;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import dev.ringway.transcript.conversation.ToolCall;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.intake.privacy.JsonRedaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A turn as clients see it.
 *
 * @param role agent or user
 * @param endTime an estimate from the text's length, where no provider tells it
 * @param latencyMs how long the agent took until it spoke
 */
record TurnView(
        String role,
        Optional<String> text,
        Optional<Instant> startTime,
        Optional<Instant> endTime,
        Optional<Double> confidence,
        boolean interrupted,
        List<ToolCallView> toolCalls,
        Optional<Long> latencyMs) {

    /** @param parameters as the agent gave them, often JSON; so is {@code result} */
    record ToolCallView(
            Optional<String> requestId,
            String name,
            Optional<String> parameters,
            boolean called,
            Optional<String> result,
            Optional<Boolean> failed,
            Optional<Long> latencyMs) {}

    /** Numbers in what was said are masked for callers who may not see them. */
    static TurnView of(Turn turn, Caller caller) {
        return new TurnView(
                turn.role().text(),
                turn.text().map(text -> DataMask.shownTo(caller, text)),
                turn.startTime(),
                turn.endTime(),
                turn.confidence(),
                turn.interrupted(),
                turn.toolCalls().stream().map(call -> call(call, caller)).toList(),
                turn.latencyMs());
    }

    private static ToolCallView call(ToolCall call, Caller caller) {
        JsonRedaction values = new JsonRedaction(
                text -> DataMask.shownTo(caller, text),
                DataMask::isHidden,
                number -> PhoneMask.shownTo(caller, number));
        return new ToolCallView(
                call.requestId(),
                call.name(),
                call.parameters().map(values::text),
                call.called(),
                call.result().map(values::text),
                call.failed(),
                call.latencyMs());
    }
}
