package dev.ringway.transcript.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agent of ours.
 *
 * @param id ElevenLabs' own
 * @param version +1 at every write
 * @param changedVersion the last one that changed the fields; later ones only tell how it stands with ElevenLabs
 * @param base the configuration as it was when both sides were last known to have the same
 */
public record Agent(
        String id,
        long version,
        long changedVersion,
        AgentFields fields,
        AgentConfig base,
        Sync sync,
        Instant createdAt,
        Instant updatedAt) {

    private static final String NOT_TAKEN_OVER = "ElevenLabs did not take over all that it was told: ";
    private static final int MOST_TOLD = 20;

    /** One that was created at ElevenLabs by us. */
    public static Agent created(String id, AgentFields fields, AgentConfig there, Instant now) {
        SyncState state = Drift.state(Drift.of(fields.config(), there, there));
        Sync sync = new Sync(state, Optional.empty(), Optional.of(now), Optional.empty());
        return new Agent(id, 1, 1, fields, there, sync, now, now);
    }

    /** One that was there before us: it takes no number's calls until somebody says so. */
    public static Agent adopted(String id, AgentConfig there, Instant now) {
        Sync sync = new Sync(SyncState.IN_STEP, Optional.of(now), Optional.empty(), Optional.empty());
        return new Agent(id, 1, 1, new AgentFields(there, List.of(), true), there, sync, now, now);
    }

    /** The same, with the next version after that. */
    public Agent after(long last) {
        return new Agent(id, last + 1, last + 1, fields, base, sync, createdAt, updatedAt);
    }

    /** Whether somebody who has seen that version knows the fields as they are. */
    public boolean isKnownFrom(long seen) {
        return seen >= changedVersion && seen <= version;
    }

    public Agent with(AgentFields changed, Instant now) {
        SyncState state = sync.state() == SyncState.GONE
                ? SyncState.GONE
                : SyncState.of(
                        Drift.isChangedHere(changed.config(), base),
                        sync.state().isChangedThere());
        return new Agent(id, version + 1, version + 1, changed, base, sync.in(state), createdAt, now);
    }

    /** As it is at ElevenLabs. */
    public Agent pulled(AgentConfig there, Instant now) {
        Sync taken = new Sync(SyncState.IN_STEP, Optional.of(now), sync.pushedAt(), Optional.empty());
        long changed = fields.config().equals(there) ? changedVersion : version + 1;
        return new Agent(id, version + 1, changed, fields.with(there), there, taken, createdAt, now);
    }

    /**
     * After ElevenLabs was told, and answered what it has now.
     *
     * @param sent what it was told; the fields may have been changed since
     */
    public Agent pushed(AgentConfig sent, AgentConfig there, Instant now) {
        List<String> refused = Drift.of(sent, there, there).stream()
                .map(Divergence::path)
                .limit(MOST_TOLD)
                .toList();
        Optional<String> error =
                Optional.of(NOT_TAKEN_OVER + String.join(", ", refused)).filter(_ -> !refused.isEmpty());
        SyncState state = Drift.state(Drift.of(fields.config(), there, there));
        return next(there, sync.pushed(state, now, error), now);
    }

    /** After a look at ElevenLabs; empty there: gone. Where both are the same, that is what they have in common from now on. */
    public Agent seen(Optional<AgentConfig> there, Instant now) {
        SyncState state = there.map(config -> Drift.state(Drift.of(fields.config(), base, config)))
                .orElse(SyncState.GONE);
        return next(there.filter(config -> state == SyncState.IN_STEP).orElse(base), sync.in(state), now);
    }

    public Agent failed(String error, Instant now) {
        return next(base, sync.failed(error), now);
    }

    private Agent next(AgentConfig common, Sync standing, Instant now) {
        return new Agent(id, version + 1, changedVersion, fields, common, standing, createdAt, now);
    }
}
