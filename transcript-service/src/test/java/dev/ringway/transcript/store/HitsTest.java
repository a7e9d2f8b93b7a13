package dev.ringway.transcript.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.store.search.GeneratedTranscripts;
import dev.ringway.transcript.store.search.SearchStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import reactor.core.publisher.Mono;

/** The transcripts of a page of hits, each of which may be large. */
@TestInstance(Lifecycle.PER_CLASS)
class HitsTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int HITS = 100;

    private final SearchStore store = new SearchStore();
    private final TranscriptRepository repository = store.transcripts();
    private List<String> ids = List.of();

    @BeforeEach
    void transcripts() {
        GeneratedTranscripts generated = new GeneratedTranscripts(5);
        List<Document> transcripts = IntStream.range(0, HITS)
                .mapToObj(generated::transcript)
                .map(StoredDocuments::of)
                .toList();
        ids = transcripts.stream().map(one -> one.getString("_id")).toList();
        removeAll();
        Mono.from(store.database().getCollection("transcripts").insertMany(transcripts))
                .block();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void allAreLookedAt() {
        Map<String, String> seen = repository.each(ids, LIMIT, HitsTest::id);

        assertThat(seen).hasSize(HITS).containsOnlyKeys(ids);
        assertThat(seen).allSatisfy((id, of) -> assertThat(of).isEqualTo(id));
    }

    /** What is gone when the first is looked at cannot be in memory, since it is not seen. */
    @Test
    void theyAreReadFewAtATime() {
        AtomicInteger looks = new AtomicInteger();

        Map<String, String> seen = repository.each(ids, LIMIT, stored -> {
            if (looks.getAndIncrement() == 0) {
                removeAll();
            }
            return id(stored);
        });

        assertThat(seen).hasSizeBetween(1, HITS / 5);
    }

    private void removeAll() {
        Mono.from(store.database().getCollection("transcripts").deleteMany(new Document()))
                .block();
    }

    private static String id(StoredTranscript stored) {
        return stored.transcript().conversationId();
    }
}
