package dev.ringway.callstore.reconcile;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param requests asked of Twilio
 * @param looked resources that were compared
 * @param repaired resources that said something new and were taken in
 * @param unknownAtTwilio calls without an end that Twilio does not have
 * @param more whether it ended because it had asked enough; the next run goes on
 * @param endedBecause why it ended before its time
 */
public record ReconciliationReport(
        Instant startedAt,
        Instant endedAt,
        int requests,
        int looked,
        int repaired,
        int unknownAtTwilio,
        boolean more,
        Optional<String> endedBecause) {}
