package dev.ringway.transcript.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What analysers look at.
 *
 * @param language as the provider names it, e.g. {@code en} or {@code pt-br}; empty where it tells none
 * @param duration seconds
 * @param turns in the order in which they were spoken
 */
public record Conversation(
        Optional<String> language, Optional<Instant> startTime, Optional<Long> duration, List<Turn> turns) {

    public Conversation {
        turns = List.copyOf(turns);
    }
}
