package dev.ringway.transcript.agent;

import java.util.Optional;

/**
 * What the agent knows and how it begins. What is empty is left to ElevenLabs.
 *
 * @param llm the language model, by ElevenLabs' name
 * @param firstMessage an empty text: it waits until it is spoken to
 * @param language e.g. {@code en} or {@code pt-br}
 */
public record Conduct(
        Optional<String> prompt,
        Optional<String> llm,
        Optional<Double> temperature,
        Optional<String> firstMessage,
        Optional<String> language) {}
