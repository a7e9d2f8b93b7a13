package dev.ringway.transcript.agent;

import java.time.Instant;
import java.util.Optional;

/**
 * Where an agent stands with ElevenLabs.
 *
 * @param pulledAt when it was last taken over from there
 * @param pushedAt when it was last written there
 * @param lastError why it could not be, where that went wrong and has not gone right since; nothing of a person in it
 */
public record Sync(
        SyncState state, Optional<Instant> pulledAt, Optional<Instant> pushedAt, Optional<String> lastError) {

    Sync in(SyncState now) {
        return new Sync(now, pulledAt, pushedAt, now == SyncState.IN_STEP ? Optional.empty() : lastError);
    }

    Sync pushed(SyncState now, Instant at, Optional<String> error) {
        return new Sync(now, pulledAt, Optional.of(at), error);
    }

    Sync failed(String error) {
        return new Sync(state, pulledAt, pushedAt, Optional.of(error));
    }
}
