package dev.ringway.transcript.analysis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the person at the other end feels.
 *
 * @param score -1 to 1
 * @param segments in the order in which they were spoken
 */
public record Sentiment(Mood overall, double score, List<Segment> segments) {

    public Sentiment {
        segments = List.copyOf(segments);
    }

    /** A part of the conversation. */
    public record Segment(Optional<Instant> startTime, Optional<Instant> endTime, Mood sentiment, double score) {}
}
