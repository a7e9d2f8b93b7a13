package dev.ringway.transcript.web.search;

import dev.ringway.starter.security.Caller;
import dev.ringway.transcript.lookup.search.SearchPage;
import dev.ringway.transcript.search.Tally;
import java.util.List;
import java.util.Optional;

/**
 * A page of what was found.
 *
 * @param next the cursor of the following page; left out on the last one
 * @param matches with the first page only, as are the facets
 * @param notes no-words, only-exclusions, numbers-hidden, shortened, not-all-read
 */
record SearchView(
        List<HitView> items,
        Optional<String> next,
        Optional<MatchesView> matches,
        Optional<FacetsView> facets,
        List<String> notes) {

    /** @param exact false where count and facets are estimates */
    record MatchesView(long count, boolean exact) {}

    static SearchView of(SearchPage<HitView> page, Optional<String> next, List<Note> notes, Caller caller) {
        return new SearchView(
                page.hits(),
                next,
                page.tally().map(tally -> new MatchesView(tally.count(), tally.exact())),
                page.tally().map(Tally::facets).map(facets -> FacetsView.of(facets, caller)),
                Note.with(notes, page.tally()).stream().map(Note::text).toList());
    }
}
