package dev.ringway.transcript.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchText;
import dev.ringway.transcript.search.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import reactor.core.publisher.Mono;

/**
 * Words and filters of which even the rarest leads to more entries than are read: "appointment" is in all of these, "kettle"
 * in those behind the first 1,500, and one agent held those behind the first 2,000.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CommonWordsTest {

    private static final int READ = 10_000;
    private static final int ENTRIES = 12_500;
    private static final int WITHOUT_KETTLE = 1500;
    private static final int OF_OTHERS = 2000;

    private final SearchStore store = new SearchStore();
    private final TextIndexSearch search = store.search(READ, READ, 400);

    @BeforeAll
    void store() {
        Document one = EntryDocument.of(new GeneratedTranscripts(3).transcript(0));
        List.of("title", "summary", "keywords", "often", "names").forEach(text -> one.put(text, ""));
        Mono.from(store.database()
                        .getCollection(SearchEntries.COLLECTION)
                        .insertMany(IntStream.range(0, ENTRIES)
                                .mapToObj(index -> entry(one, index))
                                .toList()))
                .block();
    }

    private static Document entry(Document one, int index) {
        return new Document(one)
                .append("_id", "conv_%05d".formatted(index))
                .append("agentId", index < OF_OTHERS ? "agent_other" : "agent_busy")
                .append("turns", index < WITHOUT_KETTLE ? " appointment " : " appointment kettle ");
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void theRarestWordIsTheWayInThoughItIsShorter() {
        assertThat(way("appointment kettle", SearchFilter.ALL).word()).contains("kettle");
        assertAllThatAreReadMatch("appointment kettle", SearchFilter.ALL);
    }

    @Test
    void aFilterThatFewerHaveIsTheWayIn() {
        assertThat(way("\"appointment kettle\"", ofAgent()).word()).isEmpty();
        assertAllThatAreReadMatch("\"appointment kettle\"", ofAgent());
    }

    private Entrance.Way way(String typed, SearchFilter filter) {
        return search.way(SearchText.of(typed), filter, Deadline.in(Duration.ofMinutes(1)));
    }

    private void assertAllThatAreReadMatch(String typed, SearchFilter filter) {
        Tally tally = search.find(SearchText.of(typed), filter, Optional.empty(), 10)
                .tally()
                .orElseThrow();

        assertThat(tally.allRead()).isFalse();
        assertThat(tally.exact()).isFalse();
        assertThat(SearchStore.walked(search, typed, filter, READ)).hasSize(READ);
    }

    private static SearchFilter ofAgent() {
        return new SearchFilter(
                Optional.empty(),
                Set.of("agent_busy"),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
