package dev.ringway.transcript.search;

import java.util.List;
import java.util.Optional;

/**
 * A page of what was found.
 *
 * @param page in order
 * @param more whether others stand behind the page
 * @param tally of all matches; with the first page only
 */
public record Found(List<SearchPosition> page, boolean more, Optional<Tally> tally) {

    public static final Found NOTHING =
            new Found(List.of(), false, Optional.of(new Tally(0, true, true, Facets.of(List.of()))));

    public Found {
        page = List.copyOf(page);
    }
}
