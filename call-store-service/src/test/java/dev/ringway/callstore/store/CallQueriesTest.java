package dev.ringway.callstore.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.ringway.callstore.call.CallCount;
import dev.ringway.callstore.call.CallDetails;
import dev.ringway.callstore.call.CallField;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallOrder;
import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.CallStats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Every filter is served by an index: what the database reads is bounded by the page, not by the collection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallQueriesTest {

    private static final int CALLS = 6_000;
    private static final int PAGE = 20;
    /** Some plans are tried at once and some keys are skipped; far below the collection all the same. */
    private static final int MOST_KEYS = 12 * PAGE;

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant NOW = StoredCalls.START.plusSeconds(3_000);
    private static final Optional<CallPosition> MIDDLE =
            Optional.of(new CallPosition(StoredCalls.start(CALLS / 2), "CA" + "8".repeat(32)));

    private final CallStoreDatabase store = new CallStoreDatabase();
    private final CallQueries queries = new CallQueries(store.database(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final CallStatistics statistics = new CallStatistics(store.database(), Clock.fixed(NOW, ZoneOffset.UTC));

    /** A filter, and which of the stored calls it must let through, said of their documents. */
    static Stream<Arguments> filters() {
        Instant from = StoredCalls.START.plusSeconds(1_000);
        Instant before = from.plusSeconds(300);
        CallFilter all = CallFilter.ALL;
        return Stream.of(
                filter(all, call -> true),
                filter(all.with(CallField.STATUS, List.of("busy")), is("status", "busy")),
                filter(
                        all.with(CallField.STATUS, List.of("busy", "failed")),
                        is("status", "busy").or(is("status", "failed"))),
                filter(all.with(CallField.FROM, List.of("+14155550017")), is("from", "+14155550017")),
                filter(all.with(CallField.TO, List.of("+14150000100")), is("to", "+14150000100")),
                filter(all.with(CallField.AGENT, List.of("agent_3")), is("agentId", "agent_3")),
                filter(all.with(CallField.CAMPAIGN, List.of("campaign-9")), is("campaignId", "campaign-9")),
                filter(
                        all.with(CallField.CAMPAIGN, List.of("campaign-7", "campaign-8")),
                        is("campaignId", "campaign-7").or(is("campaignId", "campaign-8"))),
                filter(
                        all.with(CallField.CAMPAIGN, List.of("campaign-8"))
                                .with(CallField.STATUS, List.of("completed", "busy")),
                        is("campaignId", "campaign-8")
                                .and(is("status", "completed").or(is("status", "busy")))),
                filter(all.with(CallField.CONTACT, List.of("contact-77")), is("contactId", "contact-77")),
                filter(all.with(CallField.DIRECTION, List.of("inbound")), is("direction", "inbound")),
                filter(all.with(CallField.DIRECTION, List.of("outbound")), is("direction", "outbound")),
                filter(all.with(CallField.OUTCOME, List.of("undialable")), outcome("undialable")),
                filter(all.with(CallField.ANSWERED_BY, List.of("fax")), is("answeredBy", "fax")),
                filter(all.with(CallField.TAG, List.of("vip")), tagged("vip")),
                filter(all.with(CallField.TAG, List.of("vip", "batch")), tagged("batch")),
                filter(all.with(CallField.ATTEMPT, List.of("attempt-4711")), is("attemptId", "attempt-4711")),
                filter(all.with(CallField.ATTEMPT_NUMBER, List.of("2")), is("attemptNumber", 2)),
                filter(all.with(CallField.CONVERSATION, List.of("conv_333")), is("conversationId", "conv_333")),
                filter(
                        all.with(CallField.AGENT, List.of("agent_3")).with(CallField.STATUS, List.of("completed")),
                        is("agentId", "agent_3").and(is("status", "completed"))),
                filter(
                        all.with(CallField.OUTCOME, List.of("success")).with(CallField.ANSWERED_BY, List.of("human")),
                        outcome("success").and(is("answeredBy", "human"))),
                filter(all.between(from, before), call -> between(call, from, before)),
                filter(
                        all.with(CallField.DIRECTION, List.of("outbound")).between(from, before),
                        is("direction", "outbound").and(call -> between(call, from, before))),
                filter(recorded(true), call -> heard(call)),
                filter(recorded(false), call -> !heard(call)),
                filter(followUpDue(), CallQueriesTest::due),
                filter(
                        lasting(60, 600),
                        call -> call.get("duration") instanceof Long seconds && seconds >= 60 && seconds <= 600),
                filter(CallFilter.active(), is("status", "ringing")));
    }

    @BeforeAll
    void fill() {
        StoredCalls.insert(store.database(), 0, CALLS);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageReadsNoMoreOfAnIndexThanItNeeds(CallFilter filter, Predicate<Document> wanted) {
        for (CallOrder order : CallOrder.values()) {
            for (Optional<CallPosition> after : List.of(Optional.<CallPosition>empty(), MIDDLE)) {
                Bson condition = queries.condition(filter, order, after);
                bounded(queries.farthest(condition, order, PAGE));
                Mono.from(queries.farthest(condition, order, PAGE))
                        .blockOptional()
                        .ifPresent(farthest -> bounded(queries.between(
                                Filters.and(condition, CallQueries.upTo(farthest, order)), order, PAGE)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void pagesTogetherAreExactlyTheCallsThatAreWantedInOrder(CallFilter filter, Predicate<Document> wanted) {
        List<String> whole = LongStream.range(0, CALLS)
                .mapToObj(StoredCalls::call)
                .filter(wanted)
                .sorted((one, other) -> {
                    int time = start(one).compareTo(start(other));
                    return time != 0 ? time : one.getString("_id").compareTo(other.getString("_id"));
                })
                .map(call -> call.getString("_id"))
                .toList();

        assertThat(whole).isNotEmpty();
        assertThat(paged(filter, CallOrder.OLDEST_FIRST)).isEqualTo(whole);
        assertThat(paged(filter, CallOrder.NEWEST_FIRST)).isEqualTo(whole.reversed());
        assertThat(queries.all(filter, 1_000)
                        .map(CallDetails::sid)
                        .collectList()
                        .block())
                .containsExactlyInAnyOrderElementsOf(whole);
        assertThat(queries.count(filter, CALLS, LIMIT).block())
                .isEqualTo(new CallCount(whole.size(), CallCount.Relation.EXACT));
    }

    @Test
    void aCallThatChangesItsStatusUnderTheExportOfItsCampaignIsInItAllTheSame() {
        try (CallStoreDatabase other = new CallStoreDatabase()) {
            MongoCollection<Document> calls = other.database().getCollection("calls");
            // Far more completed ones before the two live ones than the database reads ahead.
            List<Document> campaign = IntStream.range(0, 300)
                    .mapToObj(call -> new Document(StoredCalls.call(4L * call))
                            .append("campaignId", "campaign-1")
                            .append("status", call == 0 ? "busy" : call < 3 ? "in-progress" : "completed"))
                    .toList();
            Mono.from(calls.insertMany(campaign)).block();
            List<String> newestFirst = campaign.reversed().stream()
                    .map(call -> call.getString("_id"))
                    .toList();
            List<String> exported = new ArrayList<>();

            new CallQueries(other.database(), Clock.systemUTC())
                    .all(CallFilter.ALL.with(CallField.CAMPAIGN, List.of("campaign-1")), 20)
                    .map(CallDetails::sid)
                    .toStream(1)
                    .forEach(sid -> {
                        if (exported.isEmpty()) {
                            Mono.from(calls.updateOne(
                                            Filters.eq("_id", newestFirst.get(298)), Updates.set("status", "busy")))
                                    .block();
                        }
                        exported.add(sid);
                    });

            assertThat(exported).isEqualTo(newestFirst);
        }
    }

    @Test
    void aCountEndsAtItsLimitAndSaysSo() {
        assertThat(queries.count(CallFilter.ALL, 500, LIMIT).block())
                .isEqualTo(new CallCount(500, CallCount.Relation.AT_LEAST));
        assertThat(queries.estimate(LIMIT).block()).isEqualTo(new CallCount(CALLS, CallCount.Relation.ESTIMATE));
    }

    @Test
    void statisticsAreWhatCountingTheCallsOneByOneGives() {
        Instant from = StoredCalls.START.plusSeconds(500);
        Instant before = StoredCalls.START.plusSeconds(1_500);
        List<Document> calls = LongStream.range(0, CALLS)
                .mapToObj(StoredCalls::call)
                .filter(call -> between(call, from, before))
                .toList();
        List<Long> talk = calls.stream()
                .map(call -> call.getLong("duration"))
                .filter(seconds -> seconds != null)
                .toList();

        CallStats stats = statistics
                .of(CallFilter.ALL.between(from, before), LIMIT)
                .blockOptional()
                .orElseThrow();

        assertThat(stats.total()).isEqualTo(calls.size()).isEqualTo(4_000);
        assertThat(stats.byStatus().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(4_000);
        assertThat(stats.byStatus())
                .containsEntry(
                        "busy", calls.stream().filter(is("status", "busy")).count());
        assertThat(stats.byOutcome())
                .containsEntry(
                        "undialable",
                        calls.stream().filter(outcome("undialable")).count());
        assertThat(stats.byDirection())
                .containsEntry(
                        "inbound",
                        calls.stream().filter(is("direction", "inbound")).count());
        assertThat(stats.byAnsweredBy())
                .containsEntry(
                        "fax", calls.stream().filter(is("answeredBy", "fax")).count());
        assertThat(stats.talk().calls()).isEqualTo(talk.size());
        assertThat(stats.talk().totalSeconds())
                .isEqualTo(talk.stream().mapToLong(Long::longValue).sum());
        assertThat(stats.talk().longestSeconds()).isEqualTo(699);
    }

    @Test
    void statisticsReadOnlyTheTimeThatIsAskedFor() {
        CallFilter hour =
                CallFilter.ALL.between(StoredCalls.START.plusSeconds(1_000), StoredCalls.START.plusSeconds(1_100));
        Document stats = executed(store.database().getCollection("calls").find(CallConditions.of(hour, NOW)));

        assertThat(stats.getInteger("totalDocsExamined")).isEqualTo(400);
    }

    private static void bounded(FindPublisher<Document> find) {
        Document explained = Mono.from(find.explain()).blockOptional().orElseThrow();
        Document executed = explained.get("executionStats", Document.class);
        String plan = explained
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
        assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN", "\"_id_\"");
        assertThat(executed.getInteger("totalKeysExamined")).as(plan).isLessThanOrEqualTo(MOST_KEYS);
        assertThat(executed.getInteger("totalDocsExamined")).as(plan).isLessThanOrEqualTo(MOST_KEYS);
    }

    private static Document executed(FindPublisher<Document> find) {
        return Mono.from(find.explain()).blockOptional().orElseThrow().get("executionStats", Document.class);
    }

    private List<String> paged(CallFilter filter, CallOrder order) {
        int limit = 701;
        List<String> paged = new ArrayList<>();
        Optional<CallPosition> after = Optional.empty();
        List<CallPosition> page;
        do {
            page = queries.list(filter, order, after, limit, LIMIT)
                    .map(CallPosition::of)
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            page.forEach(position -> paged.add(position.sid()));
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (page.size() == limit);
        return paged;
    }

    private static Arguments filter(CallFilter filter, Predicate<Document> wanted) {
        return Arguments.of(filter, wanted);
    }

    private static CallFilter recorded(boolean recorded) {
        return new CallFilter(
                Map.of(),
                Optional.of(recorded),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static CallFilter followUpDue() {
        return new CallFilter(
                Map.of(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static CallFilter lasting(long least, long most) {
        return new CallFilter(
                Map.of(),
                Optional.empty(),
                false,
                Optional.of(least),
                Optional.of(most),
                Optional.empty(),
                Optional.empty());
    }

    private static Predicate<Document> is(String field, Object value) {
        return call -> value.equals(call.get(field));
    }

    private static Predicate<Document> outcome(String status) {
        return call -> call.getEmbedded(List.of("outcome", "status"), "").equals(status);
    }

    private static Predicate<Document> tagged(String tag) {
        return call -> call.get("metadata", Document.class)
                .getList("tags", String.class)
                .contains(tag);
    }

    private static boolean heard(Document call) {
        return call.getList("recordings", Document.class, List.of()).stream()
                .anyMatch(recording -> !recording.getString("status").equals("deleted"));
    }

    private static boolean due(Document call) {
        Document outcome = call.get("outcome", Document.class);
        return outcome.getBoolean("followUpRequired", false)
                && !(outcome.get("followUpDate") instanceof Instant date && date.isAfter(NOW));
    }

    private static boolean between(Document call, Instant from, Instant before) {
        return !start(call).isBefore(from) && start(call).isBefore(before);
    }

    private static Instant start(Document call) {
        return call.get("startTime", Instant.class);
    }
}
