package dev.ringway.callstore.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.FindPublisher;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.call.Direction;
import dev.ringway.callstore.call.Reports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallQueriesTest {

    private static final int CALLS = 2_000;
    private static final int PAGE = 20;
    private static final Optional<CallPosition> MIDDLE =
            Optional.of(new CallPosition(Reports.START.plusSeconds(CALLS / 8), "CA" + "8".repeat(32)));

    private final CallStoreDatabase store = new CallStoreDatabase();
    private final CallQueries queries = new CallQueries(store.database());

    static Stream<CallFilter> filters() {
        Optional<String> number = Optional.of("+14155550100");
        Optional<Instant> time = Optional.of(Reports.START.plusSeconds(100));
        return Stream.of(
                filter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                filter(Set.of(CallStatus.BUSY), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                filter(Set.of(), number, Optional.empty(), Optional.empty(), Optional.empty()),
                filter(Set.of(), Optional.empty(), number, Optional.empty(), Optional.empty()),
                filter(Set.of(), Optional.empty(), Optional.empty(), Optional.of(Direction.INBOUND), Optional.empty()),
                filter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), time),
                filter(
                        Set.of(CallStatus.BUSY, CallStatus.FAILED),
                        number,
                        number,
                        Optional.of(Direction.OUTBOUND),
                        time),
                CallFilter.active());
    }

    private static CallFilter filter(
            Set<CallStatus> statuses,
            Optional<String> from,
            Optional<String> to,
            Optional<Direction> direction,
            Optional<Instant> startedFrom) {
        return new CallFilter(
                statuses, from, to, direction, startedFrom, startedFrom.map(time -> time.plusSeconds(200)));
    }

    /** Four calls start in every second. */
    @BeforeAll
    void fill() {
        CallStatus[] statuses = CallStatus.values();
        List<Document> calls = IntStream.range(0, CALLS)
                .mapToObj(index -> new Document("_id", "CA%032x".formatted(index * 2_654_435_761L))
                        .append("version", 1L)
                        .append("createdAt", Reports.START)
                        .append("updatedAt", Reports.START)
                        .append("status", statuses[index % statuses.length].text())
                        .append("from", "+1415555%04d".formatted(index % 300))
                        .append("to", "+1415555%04d".formatted(index % 200))
                        .append("direction", index % 3 == 0 ? "inbound" : "outbound")
                        .append("startTime", Reports.START.plusSeconds(index / 4))
                        .append("startMonth", "2026-11")
                        .append("metadata", new Document("source", "api")))
                .toList();
        Mono.from(store.database().getCollection("calls").insertMany(calls)).block();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everyListIsReadAlongAnIndexInItsOrder(CallFilter filter) {
        for (Optional<CallPosition> after : List.of(Optional.<CallPosition>empty(), MIDDLE)) {
            String down = plan(queries.downTo(filter, after, PAGE));
            String between = plan(store.database()
                    .getCollection("calls")
                    .find(Filters.and(
                            CallQueries.condition(filter, after),
                            Filters.gte("startTime", Reports.START.plusSeconds(CALLS / 8 - 5))))
                    .sort(new Document("startTime", -1).append("_id", -1))
                    .limit(PAGE));

            assertThat(down).contains("IXSCAN").doesNotContain("COLLSCAN", "\"SORT\"");
            assertThat(between).contains("IXSCAN").doesNotContain("COLLSCAN", "_id_");
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void pagesTogetherAreTheWholeList(CallFilter filter) {
        List<String> whole = ids(filter, Optional.empty(), CALLS + 1);
        List<String> paged = new ArrayList<>();
        Optional<CallPosition> after = Optional.empty();
        List<CallPosition> page;
        do {
            page = Flux.from(queries.list(filter, after, 7))
                    .map(call -> CallPosition.of(call.call()))
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            page.forEach(position -> paged.add(position.sid()));
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (!page.isEmpty());

        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
    }

    @Test
    void theTimelineIsReadAlongAnIndex() {
        String plan = plan(store.database()
                .getCollection("callEvents")
                .find(Filters.eq("callSid", Reports.SID))
                .sort(new Document("timestamp", 1)));

        assertThat(plan).contains("callSid_1_timestamp_1").doesNotContain("COLLSCAN", "\"SORT\"");
    }

    private List<String> ids(CallFilter filter, Optional<CallPosition> after, int limit) {
        return queries.list(filter, after, limit)
                .map(call -> call.call().sid())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static String plan(FindPublisher<Document> find) {
        return Mono.from(find.explain())
                .blockOptional()
                .orElseThrow()
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
    }
}
