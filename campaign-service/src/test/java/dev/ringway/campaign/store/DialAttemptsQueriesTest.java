package dev.ringway.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.ringway.campaign.attempt.AttemptFilter;
import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.RequestKey;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is asked before every call walks an index, already in the order in which it is wanted: what the database reads is
 * bounded by what is live or asked for, not by all that was ever called. Told by the database's own profile.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialAttemptsQueriesTest {

    private static final int ATTEMPTS = 5_000;
    private static final int MOST = 400;
    private static final int LIMIT = 20;

    /** The newest that are over, of which none became a call. */
    private static final int WITHOUT_A_CALL = 1_000;

    private static final String CAMPAIGN = "68ef6a5d1c2b3a4d5e6f7081";
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String CALLER_ID = "+12025550100";
    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final DialAttempts attempts = new DialAttempts(store.database());
    private final DialAttemptQueries queries = new DialAttemptQueries(store.database());
    private final Transactions transactions = new Transactions(store.client());
    private final DueContacts due = new DueContacts(
            store.database(),
            new MemberWrites(store.database(), new CampaignCounters(store.database(), CLOCK)),
            transactions,
            CLOCK);

    static Stream<Arguments> queries() {
        return Stream.of(
                query(
                        "due",
                        (attempts, session) ->
                                attempts.due(Set.of(AttemptState.UNKNOWN, AttemptState.PLACED), NOW, LIMIT)),
                query("toHangUp", (attempts, session) -> attempts.toHangUp(NOW, LIMIT)),
                query("live", (attempts, session) -> attempts.live(CAMPAIGN)),
                query("liveCount", (attempts, session) -> attempts.liveCount(CAMPAIGN)),
                query("haveEnded", (attempts, session) -> attempts.haveEnded(CAMPAIGN, NOW.minusSeconds(60))),
                query("holdingMoney", (attempts, session) -> attempts.holdingMoney(AttemptState.FINISHED, NOW, LIMIT)),
                query("endedCalls", (attempts, session) -> attempts.endedCalls(CAMPAIGN, Instant.EPOCH, LIMIT)),
                query(
                        "ended with an outcome",
                        (attempts, session) ->
                                attempts.ended(CAMPAIGN, NOW.minusSeconds(60), Set.of(AttemptOutcome.REACHED), LIMIT)),
                query("outcomes", (attempts, session) -> attempts.outcomes(CAMPAIGN, NOW.minusSeconds(60), NOW)),
                query("lastFrom", (attempts, session) -> attempts.lastFrom(CALLER_ID, LIMIT)),
                query("claimed", (attempts, session) -> attempts.claimed(List.of(callSid(1), callSid(ATTEMPTS)))),
                query("find", (attempts, session) -> attempts.find(session, id(7))),
                query("liveCountOfAccount", (attempts, session) -> attempts.liveCountOfAccount(ACCOUNT)),
                query("callsTo", (attempts, session) -> attempts.callsTo(session, number(7), NOW.minusSeconds(60))),
                query(
                        "callsTo several",
                        (attempts, session) ->
                                attempts.callsTo(session, List.of(number(7), number(8)), NOW.minusSeconds(60))),
                query("inCall", (attempts, session) -> attempts.inCall(session, List.of(number(7), number(8)))),
                query("lastTo", (attempts, session) -> attempts.lastTo(session, number(7))),
                query(
                        "calledBy",
                        (attempts, session) -> attempts.calledBy(session, CAMPAIGN, List.of(number(7), number(8)))),
                query(
                        "isCalledAsAnother",
                        (attempts, session) -> attempts.isCalledAsAnother(session, CAMPAIGN, contact(7), number(7))),
                query("calledAs", (attempts, session) -> attempts.calledAs(CAMPAIGN, List.of(number(7), number(8)))),
                query("liveTo", (attempts, session) -> attempts.liveTo(session, number(7))),
                query("undialable", (attempts, session) -> attempts.undialable(session, number(7))),
                query("asked", (attempts, session) -> attempts.asked(session, new RequestKey("key-7", "one"))),
                query("of", (attempts, session) -> attempts.of(session, CAMPAIGN, contact(7))),
                query("liveOf account", (attempts, session) -> attempts.liveOf(session, "accountSid", ACCOUNT)),
                query(
                        "liveOf campaign",
                        (attempts, session) -> attempts.liveOf(session, "campaignId", new ObjectId(CAMPAIGN))),
                query("liveOf caller id", (attempts, session) -> attempts.liveOf(session, "from", CALLER_ID)),
                query(
                        "from",
                        (attempts, session) ->
                                attempts.from(session, List.of(CALLER_ID, "+12025550199"), NOW.minusSeconds(60))));
    }

    static Stream<Arguments> filters() {
        Optional<String> any = Optional.empty();
        Optional<String> campaign = Optional.of(CAMPAIGN);
        Set<AttemptOutcome> busy = Set.of(AttemptOutcome.BUSY);
        return Stream.of(
                Arguments.of(filter(any, any, Set.of(), Set.of()), ATTEMPTS),
                Arguments.of(filter(campaign, any, Set.of(), Set.of()), ATTEMPTS),
                Arguments.of(filter(any, Optional.of(contact(7)), Set.of(), Set.of()), 1),
                Arguments.of(filter(campaign, Optional.of(contact(7)), Set.of(), Set.of()), 1),
                Arguments.of(filter(any, any, Set.of(AttemptState.PLACED), Set.of()), ATTEMPTS / 50),
                Arguments.of(filter(any, any, Set.of(AttemptState.PLACED, AttemptState.FINISHED), Set.of()), ATTEMPTS),
                Arguments.of(filter(campaign, any, Set.of(AttemptState.PLACED), Set.of()), ATTEMPTS / 50),
                Arguments.of(filter(any, any, Set.of(), busy), ATTEMPTS / 100),
                Arguments.of(filter(campaign, any, Set.of(), busy), ATTEMPTS / 100),
                Arguments.of(
                        filter(campaign, any, Set.of(), Set.of(AttemptOutcome.BUSY, AttemptOutcome.REACHED)),
                        ATTEMPTS - ATTEMPTS / 50),
                Arguments.of(new AttemptFilter(any, any, new TreeSet<>(), new TreeSet<>(), Optional.of(number(7))), 4));
    }

    @BeforeAll
    void fill() {
        fill("dialAttempts", IntStream.range(0, ATTEMPTS).mapToObj(DialAttemptsQueriesTest::attempt));
        fill("campaignContacts", IntStream.range(0, ATTEMPTS).mapToObj(DialAttemptsQueriesTest::member));
        run(new Document("profile", 2));
    }

    @AfterAll
    void close() {
        store.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void whatIsAskedForAttemptsReadsNoMoreThanItNeeds(String name, BiConsumer<DialAttempts, ClientSession> query) {
        int before = profiled().size();

        transactions.run(session -> {
            query.accept(attempts, session);
            return name;
        });

        List<Document> profiled = profiled().stream().skip(before).toList();
        assertThat(profiled).isNotEmpty().allSatisfy(read -> {
            assertThat(read.getString("planSummary")).doesNotContain("COLLSCAN");
            assertThat(read.getBoolean("hasSortStage", false)).isFalse();
            assertThat(read.get("keysExamined", Number.class).intValue()).isLessThanOrEqualTo(MOST);
            assertThat(read.get("docsExamined", Number.class).intValue()).isLessThanOrEqualTo(MOST);
        });
    }

    @Test
    void callsAreCountedWithoutReadingThem() {
        int before = profiled().size();

        Map<AttemptOutcome, Long> counted = attempts.outcomes(CAMPAIGN, NOW.minusSeconds(3_600), NOW);

        assertThat(counted.values().stream().mapToLong(Long::longValue).sum()).isGreaterThan(3_000);
        assertThat(profiled().stream().skip(before))
                .singleElement()
                .satisfies(read -> assertThat(
                                read.get("docsExamined", Number.class).intValue())
                        .isZero());
    }

    @Test
    void callsFromANumberAreCountedWithoutReadingThoseThatWereAskedFor() {
        int before = profiled().size();

        Map<String, Long> counted =
                transactions.run(session -> attempts.from(session, List.of(CALLER_ID), NOW.minusSeconds(1_000)));

        assertThat(counted).as("96 within that time, and the 20 that wait").containsExactly(Map.entry(CALLER_ID, 116L));
        assertThat(profiled().stream().skip(before)).hasSize(2).anySatisfy(read -> {
            assertThat(read.get("keysExamined", Number.class).intValue()).isGreaterThan(90);
            assertThat(read.get("docsExamined", Number.class).intValue()).isZero();
        });
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageOfAttemptsReadsNoMoreThanItNeedsAndPagesTellAllOnce(AttemptFilter filter, int expected) {
        for (Optional<String> after : List.of(Optional.<String>empty(), Optional.of(id(ATTEMPTS / 2)))) {
            bounded(Mono.from(queries.page(filter, after, LIMIT).explain(ExplainVerbosity.EXECUTION_STATS))
                    .blockOptional()
                    .orElseThrow());
        }
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            List<String> page = queries.list(filter, after, 700, Duration.ofSeconds(30)).stream()
                    .map(DialAttempt::id)
                    .toList();
            seen.addAll(page);
            after = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
        } while (after.isPresent());
        assertThat(seen).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
        assertThat(seen).hasSize(expected);
    }

    @Test
    void whoIsToBeCalledNextIsFoundAmongManyWhoAreNot() {
        Document plan = Mono.from(due.find(CAMPAIGN, NOW, LIMIT).explain(ExplainVerbosity.EXECUTION_STATS))
                .blockOptional()
                .orElseThrow();

        bounded(plan);
        assertThat(plan.get("executionStats", Document.class).getInteger("nReturned"))
                .isEqualTo(LIMIT);
    }

    private static void bounded(Document plan) {
        Document stats = plan.get("executionStats", Document.class);
        assertThat(stats.toJson()).doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
        assertThat(stats.getInteger("totalKeysExamined")).isLessThanOrEqualTo(MOST);
        assertThat(stats.getInteger("totalDocsExamined")).isLessThanOrEqualTo(MOST);
    }

    private static AttemptFilter filter(
            Optional<String> campaign,
            Optional<String> contact,
            Set<AttemptState> states,
            Set<AttemptOutcome> outcomes) {
        return new AttemptFilter(campaign, contact, new TreeSet<>(states), new TreeSet<>(outcomes), Optional.empty());
    }

    private static Arguments query(String name, BiConsumer<DialAttempts, ClientSession> query) {
        return Arguments.of(name, query);
    }

    private void fill(String collection, Stream<Document> documents) {
        Mono.from(store.database()
                        .getCollection(collection)
                        .insertMany(documents.toList(), new InsertManyOptions().ordered(false)))
                .block();
    }

    private Document run(Document command) {
        return Mono.from(store.database().runCommand(command)).blockOptional().orElseThrow();
    }

    private List<Document> profiled() {
        return Flux.from(store.database()
                        .getCollection("system.profile")
                        .find(new Document("ns", store.database().getName() + ".dialAttempts")
                                .append("planSummary", new Document("$exists", true))))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** Of one caller id, account and campaign; few are live, and many were never processed and do not count. */
    private static Document attempt(int index) {
        boolean live = index % 50 == 0;
        Instant created = NOW.minusSeconds(ATTEMPTS - index);
        Document attempt = new Document("_id", id(index))
                .append("state", live ? "placed" : "finished")
                .append("live", live)
                .append("counts", index % 10 == 0)
                .append("campaignId", new ObjectId(CAMPAIGN))
                .append("contactId", new ObjectId(contact(index)))
                .append("number", 1)
                .append("accountSid", ACCOUNT)
                .append("from", CALLER_ID)
                .append("to", number(index))
                .append("agentId", "agent_1")
                .append("day", "2026-11-02")
                .append("reserved", new Decimal128(0))
                .append("owner", "instance-1")
                .append("createdAt", created)
                .append("updatedAt", created)
                .append("version", 3L);
        if (live || index < ATTEMPTS - WITHOUT_A_CALL) {
            attempt.append("callSid", callSid(index));
        }
        if (live) {
            attempt.append("nextLook", NOW.plusSeconds(index - ATTEMPTS / 2));
        } else {
            attempt.append("endedAt", created.plusSeconds(1)).append("outcome", index % 100 == 1 ? "busy" : "reached");
        }
        if (index % 250 != 0) {
            attempt.append("requestedAt", created);
        }
        if (index % 100 == 0) {
            attempt.append("hangUpWanted", "machine").append("hangUpAt", created);
        }
        return attempt;
    }

    /** The most important ones are not due yet. */
    private static Document member(int index) {
        boolean isDue = index % 10 == 0;
        return new Document("_id", CAMPAIGN + ":" + contact(index))
                .append("campaignId", new ObjectId(CAMPAIGN))
                .append("contactId", new ObjectId(contact(index)))
                .append("phoneNumber", number(index))
                .append("status", isDue ? "pending" : "retry-wait")
                .append("priority", isDue ? 0 : 1 + index % 10)
                .append("nextAttempt", NOW.plusSeconds(isDue ? -index : 1 + index))
                .append("createdAt", NOW)
                .append("updatedAt", NOW)
                .append("version", 1L);
    }

    private static String id(int index) {
        return "att_" + contact(index);
    }

    private static String contact(int index) {
        return "68ef6a5d1c2b3a4d5e%06x".formatted(index);
    }

    private static String number(int index) {
        return "+4915120%06d".formatted(index / 4);
    }

    private static String callSid(int index) {
        return "CA%032x".formatted(index);
    }
}
