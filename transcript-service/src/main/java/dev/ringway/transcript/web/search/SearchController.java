package dev.ringway.transcript.web.search;

import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.transcript.lookup.search.SearchLookup;
import dev.ringway.transcript.lookup.search.SearchPage;
import dev.ringway.transcript.search.Found;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchPosition;
import dev.ringway.transcript.search.SearchText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Finds transcripts by what was said; phone numbers are masked for callers who may not see them, and not found by them. */
@RestController
@RequestMapping("/api/v1/transcripts/search")
@ForViewers
@Tag(name = "transcripts")
class SearchController {

    private static final Optional<Integer> DEFAULT_LIMIT = Optional.of(20);

    private final SearchLookup search;

    SearchController(SearchLookup search) {
        this.search = search;
    }

    @GetMapping
    @Operation(
            summary = "Transcripts in which words occur, the best first, or that filters let through, the newest first",
            description =
                    "All words have to occur in a turn, the summary, the title or the keywords; \"words in quotes\" side by"
                            + " side; -word not at all. Case and accents do not count, words count as a whole. Any text is taken."
                            + " All filters combine; without a text they find alone, the newest first. `matches` and `facets` come with the first page; above 10,000 matches (a setting)"
                            + " both are estimates (`exact` is false), and pages end with the first 10,000. Give `next` as `cursor` to"
                            + " go on, with the same text and filters. 20 a page, unless `limit` says otherwise.")
    @SearchQueryParameters
    @PageParameters
    SearchView search(@Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        SearchParameters parameters = SearchParameters.of(exchange.getRequest().getQueryParams());
        SearchText text = parameters.text();
        SearchFilter filter = parameters.filter();
        Cursor cursors = parameters.cursors();
        Optional<SearchPosition> after = parameters.after(cursors);
        int limit = PageLimit.of(parameters.query().number("limit").or(() -> DEFAULT_LIMIT))
                .items();
        List<Note> notes = Note.of(parameters.typed(), text, filter, caller);
        SearchPage<HitView> page = notes.contains(Note.NUMBERS_HIDDEN)
                ? new SearchPage<>(List.of(), Optional.empty(), Found.NOTHING.tally())
                : search.find(text, filter, after, limit, hit -> HitView.of(hit, text.wanted(), caller));
        return SearchView.of(page, page.last().map(last -> SearchParameters.next(cursors, last)), notes, caller);
    }
}
