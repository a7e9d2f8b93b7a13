package dev.ringway.transcript.recompute;

/**
 * How far a run is.
 *
 * @param of conversations that there were when it began
 * @param done those that were looked at
 * @param changed those of them that are others now
 * @param failed those of them at which an analyser failed, or that could not be written
 * @param unread those of them whose report could not be read again, so that their turns stayed as they were stored
 */
public record Tally(long of, long done, long changed, long failed, long unread) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** What came of one conversation. */
    public enum Outcome {
        SAME,
        CHANGED,
        FAILED
    }

    public Tally plus(Outcome outcome, boolean wasUnread) {
        return new Tally(
                of,
                done + 1,
                changed + (outcome == Outcome.CHANGED ? 1 : 0),
                failed + (outcome == Outcome.FAILED ? 1 : 0),
                unread + (wasUnread ? 1 : 0));
    }
}
