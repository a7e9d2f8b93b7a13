package dev.ringway.transcript.agent;

/**
 * What ElevenLabs judges every conversation by.
 *
 * @param id by which results name it
 * @param goalPrompt when it is met
 */
public record Criterion(String id, String name, String goalPrompt) {}
