package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Sorts;
import dev.ringway.starter.test.MovableClock;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.ToolCall;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.kept.Links;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.store.search.EntryTexts;
import dev.ringway.transcript.store.search.SearchStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Conversations that no document can take are kept whole all the same. */
@TestInstance(Lifecycle.PER_CLASS)
class TurnPartsTest {

    private static final String ID = "conv_long";
    private static final Instant BEGIN = Instant.parse("2026-11-02T15:00:00Z");
    private static final int MEGABYTE = 1 << 20;

    private final SearchStore store = new SearchStore();
    private final TranscriptRepository repository = store.transcripts();
    private final TranscriptWrites writes = store.writes();

    @BeforeEach
    void empty() {
        Stream.of("transcripts", "transcriptParts", "deletions")
                .forEach(name -> Mono.from(store.database().getCollection(name).deleteMany(new Document()))
                        .block());
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void threeHoursLieInOneDocument() {
        Transcript transcript = transcript("a", spoken(2_700, 90));

        assertThat(writes.write(Optional.empty(), transcript)).isTrue();

        assertThat(found()).isEqualTo(transcript);
        assertThat(parts()).isEmpty();
    }

    @Test
    void whatNoDocumentCanTakeComesBackAsItWas() {
        List<Turn> turns = Stream.of(
                        spoken(500, 90), looked(600, 30_000), looked(1, 6 * MEGABYTE), said("世界🌍 ".repeat(MEGABYTE)))
                .flatMap(List::stream)
                .toList();
        Transcript transcript = transcript("a", turns);

        assertThat(writes.write(Optional.empty(), transcript)).isTrue();

        assertThat(found()).isEqualTo(transcript);
        assertThat(stored()).doesNotContainKey("turns").containsKey("turnParts");
        assertThat(parts())
                .hasSizeGreaterThan(7)
                .allSatisfy(part ->
                        assertThat(part.get("turns", Binary.class).length()).isLessThanOrEqualTo(4 * MEGABYTE));
        assertThat(repository.each(List.of(ID), Duration.ofMinutes(1), StoredTranscript::transcript))
                .containsExactly(Map.entry(ID, transcript));
        assertThat(EntryTexts.ofTurns(repository.find(ID).orElseThrow()).length())
                .isLessThanOrEqualTo(2_000_000);
    }

    @Test
    void partsBelongToTheirTranscript() {
        Transcript first = transcript("a", looked(300, 30_000));
        assertThat(writes.write(Optional.empty(), first)).isTrue();
        assertThat(writes.write(Optional.empty(), first)).isFalse();
        StoredTranscript known = repository.find(ID).orElseThrow();

        Transcript shorter = transcript("b", looked(200, 30_000));
        assertThat(writes.write(Optional.of(known), shorter)).isTrue();
        assertThat(writes.write(Optional.of(known), first)).isFalse();

        assertThat(found()).isEqualTo(shorter);
        assertThat(parts())
                .extracting(part -> part.getString("generation"))
                .containsOnly(stored().get("turnParts", Document.class).getString("generation"))
                .hasSize(2);

        Transcript few = transcript("c", spoken(3, 20));
        assertThat(writes.write(repository.find(ID), few)).isTrue();
        assertThat(found()).isEqualTo(few);
        assertThat(parts()).isEmpty();
    }

    @Test
    void partsGoWithTheirTranscript() {
        assertThat(writes.write(Optional.empty(), transcript("a", looked(300, 30_000))))
                .isTrue();

        StoredTranscript stored = repository.find(ID).orElseThrow();
        boolean deleted = store.transactions().run(session -> writes.delete(session, stored));
        assertThat(deleted).isTrue();
        writes.forget(ID);

        assertThat(repository.find(ID)).isEmpty();
        assertThat(parts()).isEmpty();
        assertThat(all("deletions")).hasSize(1);
    }

    @Test
    void partsOfAWritingThatEndedInBetweenAreTakenAwayLater() {
        MovableClock clock = new MovableClock();
        TurnParts parts = new TurnParts(store.database(), clock);
        assertThat(writes.write(Optional.empty(), transcript("a", looked(300, 30_000))))
                .isTrue();
        List<String> named = parts().stream().map(part -> part.getString("_id")).toList();
        assertThat(parts.put(ID, looked(300, 30_000))).isPresent();
        assertThat(parts()).hasSizeGreaterThan(named.size());

        TurnPartsCheck.check(() -> {}, parts, repository, clock.instant());
        assertThat(parts()).as("it may go on").hasSizeGreaterThan(named.size());

        clock.advance(Duration.ofDays(2));
        TurnPartsCheck.check(() -> {}, parts, repository, clock.instant());
        assertThat(parts()).extracting(part -> part.getString("_id")).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void whoReadsBesideAWriterSeesOneOfTheTwo() throws Exception {
        Transcript one = transcript("one", looked(300, 30_000));
        Transcript other = transcript("other", looked(500, 30_000));
        assertThat(writes.write(Optional.empty(), one)).isTrue();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> written = threads.submit(() -> {
                int times = 0;
                while (!over.get()) {
                    times += writes.write(repository.find(ID), times % 2 == 0 ? other : one) ? 1 : 0;
                }
                return times;
            });
            for (int i = 0; i < 30; i++) {
                assertThat(found()).isIn(one, other);
            }
            over.set(true);
            assertThat(written.get()).isPositive();
        }
    }

    private Transcript found() {
        return repository.find(ID).orElseThrow().transcript();
    }

    private Document stored() {
        return all("transcripts").getFirst();
    }

    private List<Document> parts() {
        return Flux.from(store.database()
                        .getCollection("transcriptParts")
                        .find(eq("conversationId", ID))
                        .sort(Sorts.ascending("part")))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private List<Document> all(String collection) {
        return Flux.from(store.database().getCollection(collection).find())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Transcript transcript(String agent, List<Turn> turns) {
        Optional<String> none = Optional.empty();
        return new Transcript(
                ID,
                TranscriptStatus.DONE,
                new Links(none, none, Optional.of(agent), none),
                new Conversation(Optional.of("en"), Optional.of(BEGIN), Optional.of(10_800L), turns),
                Analysis.NONE,
                Optional.empty(),
                none,
                Optional.empty(),
                Optional.empty());
    }

    private static List<Turn> spoken(int turns, int length) {
        return IntStream.range(0, turns)
                .mapToObj(i -> turn(i, Optional.of("a word ".repeat(length / 7) + i), List.of()))
                .toList();
    }

    private static List<Turn> looked(int turns, int length) {
        return IntStream.range(0, turns)
                .mapToObj(i -> turn(
                        i,
                        Optional.empty(),
                        List.of(new ToolCall(
                                Optional.of("request_" + i),
                                "look_up",
                                Optional.of("{}"),
                                true,
                                Optional.of("x".repeat(length)),
                                Optional.of(false),
                                Optional.of(20L)))))
                .toList();
    }

    private static List<Turn> said(String text) {
        return List.of(turn(0, Optional.of(text), List.of()));
    }

    private static Turn turn(int second, Optional<String> text, List<ToolCall> calls) {
        return new Turn(
                Speaker.AGENT,
                text,
                Optional.of(BEGIN.plusSeconds(second)),
                Optional.of(BEGIN.plusSeconds(second + 1L)),
                Optional.empty(),
                second % 7 == 0,
                calls,
                Optional.of(300L));
    }
}
