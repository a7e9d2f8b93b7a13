package dev.ringway.callstore.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.recording.RecordingPosition;
import dev.ringway.callstore.store.UnfinishedRecordings.Unfinished;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Few are unfinished among many, and they are found without looking at the others. */
class UnfinishedRecordingsTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final RecordingPosition BEGINNING = new RecordingPosition(Instant.EPOCH, "");
    private static final String MAIN = "AC" + "1".repeat(32);
    private static final String OTHER = "AC" + "2".repeat(32);
    private static final Whose OF_MAIN = new Whose.Of(MAIN, true);

    @AutoClose
    private final CallStoreDatabase store = new CallStoreDatabase();

    private final UnfinishedRecordings unfinished = new UnfinishedRecordings(store.database());

    @BeforeEach
    void store() {
        store.empty();
        store(IntStream.range(0, 500)
                .mapToObj(number -> recording(number, number, "completed").append("size", 1_000L))
                .toList());
        store(List.of(
                recording(500, 500, "in-progress"),
                recording(501, 501, "completed").append("accountSid", MAIN),
                recording(505, 501, "processing").append("accountSid", MAIN),
                recording(502, 502, "absent"),
                recording(503, 503, "deleted"),
                recording(504, 504, "stopped").append("accountSid", OTHER)));
    }

    @Test
    void thoseWithoutTheirMediaAreFoundByAccountTheFirstReportedFirst() {
        assertThat(found(OF_MAIN, BEGINNING, 10)).containsExactly(sid(500), sid(501), sid(505));
        assertThat(found(new Whose.Of(OTHER, false), BEGINNING, 10)).containsExactly(sid(504));
    }

    @Test
    void aWalkGoesOnBehindWhereItStoodAlsoAmongThoseOfOneInstant() {
        List<Unfinished> first = unfinished.created(OF_MAIN, BEGINNING, Instant.now(), 2);

        assertThat(first).extracting(Unfinished::recordingSid).containsExactly(sid(500), sid(501));
        assertThat(found(OF_MAIN, first.getLast().position(), 10)).containsExactly(sid(505));
    }

    @Test
    void theFinishedOnesAreNotLookedAt() {
        Document explained = Mono.from(
                        unfinished.find(OF_MAIN, BEGINNING, Instant.now(), 10).explain())
                .blockOptional()
                .orElseThrow();

        String plan = explained
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
        assertThat(plan).contains("size_1_status_1").doesNotContain("\"SORT\"", "COLLSCAN");
        assertThat(explained.get("executionStats", Document.class).getInteger("totalDocsExamined"))
                .isLessThanOrEqualTo(6);
    }

    private List<String> found(Whose whose, RecordingPosition after, int limit) {
        return unfinished.created(whose, after, Instant.now(), limit).stream()
                .map(Unfinished::recordingSid)
                .toList();
    }

    private static String sid(int number) {
        return "RE%032d".formatted(number);
    }

    private static Document recording(int number, int second, String status) {
        return new Document("_id", sid(number))
                .append("version", 1L)
                .append("createdAt", START.plusSeconds(second))
                .append("updatedAt", START)
                .append("callSid", "CA" + "1".repeat(32))
                .append("status", status);
    }

    private void store(List<Document> recordings) {
        Mono.from(store.database().getCollection("recordings").insertMany(recordings))
                .block();
    }
}
