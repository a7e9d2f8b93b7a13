package dev.ringway.transcript.search;

import java.time.Instant;
import java.util.Comparator;

/** Where a transcript stands among those found: the highest score first, of equal ones the newest, then by id. */
public record SearchPosition(double score, Instant at, String conversationId) implements Comparable<SearchPosition> {

    private static final Comparator<SearchPosition> ORDER = Comparator.comparingDouble(SearchPosition::score)
            .reversed()
            .thenComparing(SearchPosition::at, Comparator.reverseOrder())
            .thenComparing(SearchPosition::conversationId);

    @Override
    public int compareTo(SearchPosition other) {
        return ORDER.compare(this, other);
    }
}
