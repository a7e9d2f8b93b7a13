package dev.ringway.sandbox.elevenlabs;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One register-call and what it got.
 *
 * @param body as it was sent; a text where it was no JSON
 * @param status of the answer; 0 for none
 */
public record RegisterRecord(Instant at, JsonNode body, String answer, int status, Optional<String> conversationId) {}
