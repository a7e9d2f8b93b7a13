package dev.ringway.transcript.lookup.search;

import dev.ringway.transcript.search.SearchPosition;
import dev.ringway.transcript.search.Tally;
import java.util.List;
import java.util.Optional;

/**
 * A page of hits, without those whose transcript is gone in this moment.
 *
 * @param hits what is shown of them, in order
 * @param last where the next page begins behind; empty where this was the last
 */
public record SearchPage<T>(List<T> hits, Optional<SearchPosition> last, Optional<Tally> tally) {

    public SearchPage {
        hits = List.copyOf(hits);
    }
}
