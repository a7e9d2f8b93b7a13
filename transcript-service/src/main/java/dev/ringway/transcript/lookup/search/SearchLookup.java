package dev.ringway.transcript.lookup.search;

import dev.ringway.transcript.search.Found;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchPosition;
import dev.ringway.transcript.search.SearchText;
import dev.ringway.transcript.search.TranscriptSearch;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.search.SearchSettings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds transcripts and reads those of a page. Blocks. */
@Component
public final class SearchLookup {

    private final TranscriptSearch search;
    private final TranscriptRepository transcripts;
    private final SearchSettings settings;

    SearchLookup(TranscriptSearch search, TranscriptRepository transcripts, SearchSettings settings) {
        this.search = search;
        this.transcripts = transcripts;
        this.settings = settings;
    }

    /** @param shown what is shown of a hit, which is large itself and is not kept */
    public <T> SearchPage<T> find(
            SearchText text, SearchFilter filter, Optional<SearchPosition> after, int limit, Function<Hit, T> shown) {
        Found found =
                text.asksForSomething() || !filter.isEmpty() ? search.find(text, filter, after, limit) : Found.NOTHING;
        Map<String, Double> scores =
                found.page().stream().collect(Collectors.toMap(SearchPosition::conversationId, SearchPosition::score));
        Map<String, T> hits = transcripts.each(
                scores.keySet(),
                settings.timeLimit(),
                stored -> shown.apply(
                        new Hit(stored, scores.get(stored.transcript().conversationId()))));
        return new SearchPage<>(
                found.page().stream()
                        .map(SearchPosition::conversationId)
                        .filter(hits::containsKey)
                        .map(hits::get)
                        .toList(),
                found.more() ? Optional.of(found.page().getLast()) : Optional.empty(),
                found.tally());
    }
}
