package dev.ringway.transcript.lookup.search;

import dev.ringway.transcript.kept.StoredTranscript;
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

    public SearchPage find(SearchText text, SearchFilter filter, Optional<SearchPosition> after, int limit) {
        Found found =
                text.asksForSomething() || !filter.isEmpty() ? search.find(text, filter, after, limit) : Found.NOTHING;
        Map<String, StoredTranscript> stored = transcripts
                .findAll(
                        found.page().stream()
                                .map(SearchPosition::conversationId)
                                .toList(),
                        settings.timeLimit())
                .stream()
                .collect(Collectors.toMap(one -> one.transcript().conversationId(), Function.identity()));
        return new SearchPage(
                found.page().stream()
                        .filter(position -> stored.containsKey(position.conversationId()))
                        .map(position -> new Hit(stored.get(position.conversationId()), position.score()))
                        .toList(),
                found.more() ? Optional.of(found.page().getLast()) : Optional.empty(),
                found.tally());
    }
}
