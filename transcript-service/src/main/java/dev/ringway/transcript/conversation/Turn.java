package dev.ringway.transcript.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one of the two said without the other coming in.
 *
 * @param text empty where the turn is tools alone, or what was said has been deleted
 * @param endTime where no provider tells it, an estimate from the text's length, never after the next turn's begin
 * @param confidence 0 to 1, of the recognition; ElevenLabs tells none
 * @param latencyMs how long the agent took until it spoke; of its turns alone
 */
public record Turn(
        Speaker role,
        Optional<String> text,
        Optional<Instant> startTime,
        Optional<Instant> endTime,
        Optional<Double> confidence,
        boolean interrupted,
        List<ToolCall> toolCalls,
        Optional<Long> latencyMs) {

    public Turn {
        toolCalls = List.copyOf(toolCalls);
    }
}
