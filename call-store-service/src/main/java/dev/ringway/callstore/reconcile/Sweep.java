package dev.ringway.callstore.reconcile;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a listing of Twilio's has been gone through.
 *
 * @param id names what is listed and how late, e.g. {@code calls:PT15M}
 * @param doneUntil everything before was gone through
 * @param windowEnd of the span that is being gone through
 * @param nextPage where that goes on
 * @param target where it ends for good; empty where it follows the clock
 */
public record Sweep(
        String id,
        Instant doneUntil,
        Optional<Instant> windowEnd,
        Optional<String> nextPage,
        Optional<Instant> target) {

    public static Sweep from(String id, Instant begin) {
        return new Sweep(id, begin, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Sweep goingOnAt(Instant end, String page) {
        return new Sweep(id, doneUntil, Optional.of(end), Optional.of(page), target);
    }

    public Sweep doneUntil(Instant end) {
        return new Sweep(id, end, Optional.empty(), Optional.empty(), target);
    }

    /** The span once more from its first page, since Twilio does not know the page any more. */
    public Sweep startingOver() {
        return doneUntil(doneUntil);
    }
}
