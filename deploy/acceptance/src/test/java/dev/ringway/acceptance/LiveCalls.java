package dev.ringway.acceptance;

import dev.ringway.acceptance.Dials.Dial;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;

/** How many calls there were at one time. */
final class LiveCalls {

    private LiveCalls() {}

    private record Span(Instant begun, Instant ended) {}

    /** The most that were live together, each from its beginning to its end; one that begins when another ends is not with it. */
    static int most(Collection<Dial> dials) {
        return together(dials.stream()
                .flatMap(dial -> dial.begunAt().stream()
                        .map(begun -> new Span(begun, dial.endedAt().orElse(Instant.MAX))))
                .toList());
    }

    /** The most places that were held together: from the reservation to the end of the call, or of the attempt without one. */
    static int mostPlaces(Collection<Document> attempts) {
        return together(attempts.stream()
                .map(attempt -> new Span(
                        attempt.getDate("createdAt").toInstant(),
                        attempt.containsKey("endedAt")
                                ? attempt.getDate("endedAt").toInstant()
                                : Instant.MAX))
                .toList());
    }

    private static int together(List<Span> spans) {
        TreeMap<Instant, Integer> changes = new TreeMap<>();
        spans.stream().filter(span -> span.begun().isBefore(span.ended())).forEach(span -> {
            changes.merge(span.begun(), 1, Integer::sum);
            changes.merge(span.ended(), -1, Integer::sum);
        });
        int live = 0;
        int most = 0;
        for (int change : changes.values()) {
            live += change;
            most = Math.max(most, live);
        }
        return most;
    }
}
