package dev.ringway.callstore.consistency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A check that was asked for, is under way, or is over.
 *
 * @param from calls, recordings and events that were stored then or later
 * @param to and before then
 * @param repair whether what does not agree is repaired; otherwise this is the preview
 * @param requestedBy a person; empty where it came by itself
 * @param checked how many calls, recordings and events were looked at
 * @param found how many of each kind
 * @param repaired how many of each kind agree now
 * @param findings the first ones
 * @param problem why it failed
 */
public record ConsistencyReport(
        String id,
        State state,
        Instant from,
        Instant to,
        boolean repair,
        Optional<String> requestedBy,
        Instant requestedAt,
        Optional<Instant> endedAt,
        Map<String, Long> checked,
        Map<String, Long> found,
        Map<String, Long> repaired,
        List<Finding> findings,
        Optional<String> problem) {

    /** How far it is. */
    public enum State {
        REQUESTED,
        RUNNING,
        DONE,
        FAILED
    }

    static ConsistencyReport requested(
            String id, Instant from, Instant to, boolean repair, Optional<String> by, Instant now) {
        return new ConsistencyReport(
                id,
                State.REQUESTED,
                from,
                to,
                repair,
                by,
                now,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    ConsistencyReport running() {
        return with(State.RUNNING, Optional.empty(), new Tally(0), Optional.empty());
    }

    ConsistencyReport done(Tally tally, Instant now) {
        return with(State.DONE, Optional.of(now), tally, Optional.empty());
    }

    ConsistencyReport failed(Tally tally, String reason, Instant now) {
        return with(State.FAILED, Optional.of(now), tally, Optional.of(reason));
    }

    private ConsistencyReport with(State now, Optional<Instant> ended, Tally tally, Optional<String> reason) {
        return new ConsistencyReport(
                id,
                now,
                from,
                to,
                repair,
                requestedBy,
                requestedAt,
                ended,
                tally.checked(),
                tally.found(),
                tally.repaired(),
                tally.first(),
                reason);
    }
}
