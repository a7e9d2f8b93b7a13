package dev.ringway.transcript.conversation;

import java.util.Optional;

/**
 * A tool that the agent used in a turn, with what it gave back.
 *
 * @param parameters JSON as text, as ElevenLabs sends it; so is {@code result}, or any other text
 * @param called false where the agent wanted to, and did not
 * @param failed whether the result tells an error; empty where there is no result
 */
public record ToolCall(
        Optional<String> requestId,
        String name,
        Optional<String> parameters,
        boolean called,
        Optional<String> result,
        Optional<Boolean> failed,
        Optional<Long> latencyMs) {}
