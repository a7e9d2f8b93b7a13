package dev.ringway.callstore.call;

/**
 * What was said, as real-time transcription heard it.
 *
 * @param speaker agent or user
 */
public record Utterance(String speaker, String text) {}
