package dev.ringway.callstore.recording;

import dev.ringway.callstore.report.Either;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A recording as its call tells it.
 *
 * @param duration seconds
 */
public record RecordingSummary(String recordingSid, RecordingStatus status, Optional<Long> duration) {

    private static RecordingSummary join(RecordingSummary one, RecordingSummary other) {
        return new RecordingSummary(
                one.recordingSid(),
                one.status().compareTo(other.status()) > 0 ? one.status() : other.status(),
                Either.greatest(one.duration(), other.duration()));
    }

    /** Each recording once, by Recording SID. */
    public static List<RecordingSummary> join(List<RecordingSummary> some, List<RecordingSummary> others) {
        TreeMap<String, RecordingSummary> joined = new TreeMap<>();
        Stream.of(some, others)
                .flatMap(Collection::stream)
                .forEach(recording -> joined.merge(recording.recordingSid(), recording, RecordingSummary::join));
        return List.copyOf(joined.values());
    }
}
