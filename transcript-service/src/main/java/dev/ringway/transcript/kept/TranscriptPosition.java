package dev.ringway.transcript.kept;

import java.time.Instant;

/** Where a transcript stands in a list, the newest first. */
public record TranscriptPosition(Instant createdAt, String conversationId) {}
