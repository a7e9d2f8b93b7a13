package dev.ringway.callstore.reconcile;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a listing of one of our accounts at Twilio has been gone through.
 *
 * @param id its name and its account
 * @param accountSid whose list it is
 * @param doneUntil everything before was gone through
 * @param windowEnd of the span that is being gone through
 * @param nextPage where that goes on
 * @param target where it ends for good; empty where it follows the clock
 */
public record Sweep(
        String id,
        String accountSid,
        Instant doneUntil,
        Optional<Instant> windowEnd,
        Optional<String> nextPage,
        Optional<Instant> target) {

    /** @param name what is listed and how late, e.g. {@code calls:PT15M} */
    static Sweep from(String name, String accountSid, Instant begin) {
        return new Sweep(
                name + ":" + accountSid, accountSid, begin, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Sweep until(Instant end) {
        return new Sweep(id, accountSid, doneUntil, windowEnd, nextPage, Optional.of(end));
    }

    Sweep goingOnAt(Instant end, String page) {
        return new Sweep(id, accountSid, doneUntil, Optional.of(end), Optional.of(page), target);
    }

    Sweep doneUntil(Instant end) {
        return new Sweep(id, accountSid, end, Optional.empty(), Optional.empty(), target);
    }

    /** The span once more from its first page, since Twilio does not know the page any more. */
    Sweep startingOver() {
        return doneUntil(doneUntil);
    }

    /** What is listed and how late, e.g. {@code calls:PT15M}. */
    public String name() {
        return id.replace(":" + accountSid, "");
    }
}
