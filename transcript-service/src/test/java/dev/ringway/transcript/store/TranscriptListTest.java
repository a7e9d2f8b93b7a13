package dev.ringway.transcript.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.TranscriptFilter;
import dev.ringway.transcript.kept.TranscriptPosition;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.store.search.GeneratedTranscripts;
import dev.ringway.transcript.store.search.SearchStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Pages of the list read no more than they show, wherever they begin. */
@TestInstance(Lifecycle.PER_CLASS)
class TranscriptListTest {

    private static final int TRANSCRIPTS = 400;
    private static final int PAGE = 5;

    private final SearchStore store = new SearchStore();
    private final TranscriptRepository repository = store.transcripts();

    @BeforeAll
    void transcripts() {
        GeneratedTranscripts generated = new GeneratedTranscripts(5);
        Mono.from(store.database()
                        .getCollection("transcripts")
                        .insertMany(IntStream.range(0, TRANSCRIPTS)
                                .mapToObj(generated::transcript)
                                .map(StoredDocuments::of)
                                .toList()))
                .block();
    }

    @AfterAll
    void close() {
        store.close();
    }

    static Stream<Arguments> filters() {
        Optional<String> any = Optional.empty();
        return Stream.of(
                Arguments.of("all", new TranscriptFilter(any, any, any, Set.of(), Set.of())),
                Arguments.of("agent", new TranscriptFilter(any, Optional.of("agent_3"), any, Set.of(), Set.of())),
                Arguments.of("campaign", new TranscriptFilter(any, any, Optional.of("campaign_9"), Set.of(), Set.of())),
                Arguments.of("status", new TranscriptFilter(any, any, any, Set.of(TranscriptStatus.FAILED), Set.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void aPageReadsWhatItShows(String name, TranscriptFilter filter) {
        List<StoredTranscript> all = repository.list(filter, Optional.empty(), TRANSCRIPTS, Duration.ofMinutes(1));
        assertThat(all).isNotEmpty();
        for (Optional<TranscriptPosition> after :
                List.of(Optional.<TranscriptPosition>empty(), Optional.of(position(all.get(all.size() / 2))))) {
            Document stats = Mono.from(repository.page(filter, after, PAGE).explain(ExplainVerbosity.EXECUTION_STATS))
                    .blockOptional()
                    .orElseThrow()
                    .get("executionStats", Document.class);
            assertThat(stats.getInteger("totalDocsExamined")).isLessThanOrEqualTo(PAGE + 1);
            assertThat(stats.getInteger("totalKeysExamined")).isLessThanOrEqualTo(PAGE + 2);
        }
        assertThat(walked(filter))
                .isEqualTo(all.stream().map(TranscriptListTest::position).toList());
    }

    private List<TranscriptPosition> walked(TranscriptFilter filter) {
        List<TranscriptPosition> walked = new ArrayList<>();
        List<StoredTranscript> page = repository.list(filter, Optional.empty(), PAGE, Duration.ofMinutes(1));
        while (!page.isEmpty()) {
            page.forEach(stored -> walked.add(position(stored)));
            page = repository.list(filter, Optional.of(walked.getLast()), PAGE, Duration.ofMinutes(1));
        }
        return walked;
    }

    private static TranscriptPosition position(StoredTranscript stored) {
        return new TranscriptPosition(stored.createdAt(), stored.transcript().conversationId());
    }
}
