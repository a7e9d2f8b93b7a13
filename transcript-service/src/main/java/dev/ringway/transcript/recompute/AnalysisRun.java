package dev.ringway.transcript.recompute;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody's wish that conversations be analysed again, and how far it is.
 *
 * @param model whether a language model is asked again, too
 * @param position the conversation up to which all is done
 */
public record AnalysisRun(
        String id,
        long version,
        RunFilter filter,
        boolean model,
        State state,
        Tally tally,
        Optional<String> position,
        String by,
        Instant askedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    /** requested → running → done or cancelled. */
    public enum State {
        REQUESTED,
        RUNNING,
        DONE,
        CANCELLED;

        /** As it is stored and shown. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> of(String text) {
            return Stream.of(values())
                    .filter(state -> state.text().equals(text))
                    .findFirst();
        }

        public boolean isOver() {
            return this == DONE || this == CANCELLED;
        }
    }

    public static AnalysisRun requested(String id, RunFilter filter, boolean model, String by, Instant now) {
        return new AnalysisRun(
                id,
                1,
                filter,
                model,
                State.REQUESTED,
                Tally.NONE,
                Optional.empty(),
                by,
                now,
                Optional.empty(),
                Optional.empty());
    }

    public AnalysisRun started(long of, Instant now) {
        return next(State.RUNNING, new Tally(of, 0, 0, 0, 0), position, Optional.of(now), endedAt);
    }

    public AnalysisRun progressed(Tally reached, String upTo) {
        return next(State.RUNNING, reached, Optional.of(upTo), startedAt, endedAt);
    }

    /** @param end done or cancelled */
    public AnalysisRun ended(State end, Instant now) {
        return next(end, tally, position, startedAt, Optional.of(now));
    }

    private AnalysisRun next(
            State then, Tally reached, Optional<String> upTo, Optional<Instant> started, Optional<Instant> ended) {
        return new AnalysisRun(id, version + 1, filter, model, then, reached, upTo, by, askedAt, started, ended);
    }
}
