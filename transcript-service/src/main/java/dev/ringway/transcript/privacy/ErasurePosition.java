package dev.ringway.transcript.privacy;

import java.time.Instant;

/** Where an erasure stands in a list, the newest first. */
public record ErasurePosition(Instant requestedAt, String conversationId) {}
