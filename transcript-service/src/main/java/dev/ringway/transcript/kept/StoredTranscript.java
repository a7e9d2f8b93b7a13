package dev.ringway.transcript.kept;

import java.time.Instant;

/** A transcript as it lies, with the version that the next write starts from. */
public record StoredTranscript(Transcript transcript, long version, Instant createdAt, Instant updatedAt) {}
