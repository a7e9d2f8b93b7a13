package dev.ringway.callstore.recording;

import java.time.Instant;

/**
 * A recording as it stands in the store.
 *
 * @param version grows by one at every write
 */
public record StoredRecording(Recording recording, long version, Instant createdAt, Instant updatedAt) {}
