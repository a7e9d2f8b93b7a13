package dev.ringway.transcript.agent;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that ElevenLabs is to find in every conversation.
 *
 * @param type one of {@link #TYPES}
 * @param values the only texts that it may be; empty for any
 */
public record DataItem(String type, Optional<String> description, List<String> values) {

    public static final Set<String> TYPES = Set.of("string", "boolean", "integer", "number");

    public DataItem {
        values = List.copyOf(values);
    }
}
