package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.Comparator;

/**
 * Which of two standings of one call stands: queued &lt; initiated &lt; ringing &lt; in-progress &lt; one terminal
 * status. Where two reports claim the same height, the one that comes first in the provider's order does (lower sequence
 * number, a report without one last; then the earlier end; then completed, busy, failed, no-answer, canceled): so a
 * terminal status is never left by what the provider says later, and the answer does not depend on which arrived first.
 */
final class CallStatusOrder {

    private static final Comparator<Standing> HIGHEST_LAST = Comparator.<Standing>comparingInt(
                    standing -> standing.status().rank())
            .thenComparing(standing -> standing.sequence().orElse(Long.MAX_VALUE), Comparator.reverseOrder())
            .thenComparing(standing -> standing.endTime().orElse(Instant.MAX), Comparator.reverseOrder())
            .thenComparing(Standing::status, Comparator.reverseOrder());

    private CallStatusOrder() {}

    /** Above zero where the first one stands; zero where they are equal. */
    static int compare(Standing one, Standing other) {
        return HIGHEST_LAST.compare(one, other);
    }

    /** Commutative, associative, and the same again for the same again. */
    static Standing standing(Standing one, Standing other) {
        return compare(one, other) >= 0 ? one : other;
    }
}
