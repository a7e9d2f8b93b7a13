package dev.ringway.transcript.missed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far ElevenLabs' list of conversations has been gone through.
 *
 * @param doneUntil all that began before was gone through
 * @param windowEnd of the span that is being gone through
 * @param cursor where that goes on
 * @param failures in a row, of ElevenLabs and not of single conversations
 * @param pausedUntil before which it is not asked
 */
public record Sweep(
        Instant doneUntil,
        Optional<Instant> windowEnd,
        Optional<String> cursor,
        int failures,
        Optional<Instant> pausedUntil) {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 5;

    public static Sweep from(Instant begin) {
        return new Sweep(begin, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    public Sweep goingOnAt(Instant end, String next) {
        return new Sweep(doneUntil, Optional.of(end), Optional.of(next), failures, pausedUntil);
    }

    public Sweep doneUntil(Instant end) {
        return new Sweep(end, Optional.empty(), Optional.empty(), failures, pausedUntil);
    }

    /** The span once more from its first page, since ElevenLabs does not know the cursor any more. */
    public Sweep startingOver() {
        return doneUntil(doneUntil);
    }

    public Sweep unpaused() {
        return new Sweep(doneUntil, windowEnd, cursor, 0, Optional.empty());
    }

    /**
     * Longer from failure to failure.
     *
     * @param wished how long ElevenLabs wants to be left alone, if it says so; an hour at most
     */
    public Sweep paused(Instant now, Optional<Duration> wished) {
        Duration usual = shorter(SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)), LONGEST_PAUSE);
        Duration pause = wished.map(length -> shorter(length, Duration.ofHours(1)))
                .filter(length -> length.compareTo(usual) > 0)
                .orElse(usual);
        return new Sweep(doneUntil, windowEnd, cursor, failures + 1, Optional.of(now.plus(pause)));
    }

    public boolean isPaused(Instant now) {
        return pausedUntil.filter(now::isBefore).isPresent();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
