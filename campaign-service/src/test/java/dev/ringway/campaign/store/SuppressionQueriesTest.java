package dev.ringway.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.reactivestreams.client.FindPublisher;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionFilter;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/** The lists as the database reads them: right before a call, and for those who look. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuppressionQueriesTest {

    private static final int NUMBERS = 2_000;
    private static final String CAMPAIGN = "68ef6a5d1c2b3a4d5e6f7001";
    private static final String OTHER = "68ef6a5d1c2b3a4d5e6f7002";
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final Transactions transactions = new Transactions(store.client());
    private final SuppressionQueries queries = new SuppressionQueries(store.database());
    private final SuppressionRepository suppressions = new SuppressionRepository(
            store.database(), new SuppressionWrites(store.database()), transactions, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeAll
    void fill() {
        List<SaidSuppression> said = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            said.add(said(i % 2 == 0 ? SuppressionKey.GLOBAL : CAMPAIGN, number(i), SuppressionReason.MANUAL, i));
        }
        said.add(said(CAMPAIGN, number(0), SuppressionReason.COMPLAINT, 1));
        said.add(said(OTHER, number(2), SuppressionReason.LEGAL, 1));
        assertThat(suppressions.tell(said, "ann").created()).isEqualTo(NUMBERS + 2L);
    }

    @AfterAll
    void drop() {
        store.close();
    }

    @Test
    void beforeACallTheGlobalListAndTheCampaignsAreAskedAndNoOther() {
        assertThat(lists(number(0), Optional.of(CAMPAIGN))).containsExactlyInAnyOrder(SuppressionKey.GLOBAL, CAMPAIGN);
        assertThat(lists(number(0), Optional.of(OTHER))).containsExactly(SuppressionKey.GLOBAL);
        assertThat(lists(number(1), Optional.of(CAMPAIGN))).containsExactly(CAMPAIGN);
        assertThat(lists(number(1), Optional.empty())).isEmpty();
        assertThat(lists("+4915199999999", Optional.of(CAMPAIGN))).isEmpty();
    }

    @Test
    void thatIsOneReadOfTheIndexOfIds() {
        Document read = executed(queries.find(number(0), Optional.of(CAMPAIGN)));

        assertThat(read.getInteger("nReturned")).isEqualTo(2);
        assertThat(read.getInteger("totalDocsExamined")).isEqualTo(2);
        assertThat(read.getInteger("totalKeysExamined")).isLessThanOrEqualTo(4);
    }

    @Test
    void everyListIsReadByAnIndexInItsOrder() {
        List<SuppressionFilter> filters = List.of(
                filter(Optional.empty(), Optional.empty(), Set.of(), Optional.empty()),
                filter(Optional.of(OTHER), Optional.empty(), Set.of(), Optional.empty()),
                filter(Optional.empty(), Optional.of(number(0)), Set.of(), Optional.empty()),
                filter(
                        Optional.empty(),
                        Optional.empty(),
                        EnumSet.of(SuppressionReason.LEGAL, SuppressionReason.COMPLAINT),
                        Optional.empty()),
                filter(Optional.empty(), Optional.empty(), Set.of(), Optional.of(false)));

        assertThat(filters).allSatisfy(filter -> {
            FindPublisher<Document> page = queries.page(filter, Optional.empty(), 20, NOW);
            Document plan = explained(page).get("queryPlanner", Document.class);
            assertThat(plan.get("winningPlan", Document.class).toJson()).doesNotContain("COLLSCAN", "\"SORT\"");
            assertThat(executed(page).getInteger("totalKeysExamined")).isLessThan(60);
        });
    }

    @Test
    void filtersCombineAndPagesGoOn() {
        SuppressionFilter expired =
                filter(Optional.of(SuppressionKey.GLOBAL), Optional.empty(), Set.of(), Optional.of(true));
        SuppressionFilter counting =
                filter(Optional.of(SuppressionKey.GLOBAL), Optional.empty(), Set.of(), Optional.of(false));
        assertThat(all(expired))
                .hasSize(NUMBERS / 4)
                .allMatch(one -> !one.fields().countsAt(NOW));
        assertThat(all(counting))
                .hasSize(NUMBERS / 4)
                .allMatch(one -> one.fields().countsAt(NOW));

        List<Suppression> first = page(counting, Optional.empty());
        List<Suppression> second = page(counting, Optional.of(first.getLast().place()));

        List<Suppression> both = new ArrayList<>(first);
        both.addAll(second);
        assertThat(both).isEqualTo(all(counting).subList(0, 40));
        assertThat(both).extracting(Suppression::place).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    /** Every other global one has expired. */
    private static SaidSuppression said(String list, String number, SuppressionReason reason, int i) {
        Optional<Instant> end = i % 4 == 0 ? Optional.of(NOW) : Optional.empty();
        return new SaidSuppression(
                new SuppressionKey(list, number),
                new SuppressionFields(reason, Optional.empty(), Optional.empty(), end));
    }

    private static String number(int i) {
        return "+49151%07d".formatted(i);
    }

    private static SuppressionFilter filter(
            Optional<String> list, Optional<String> number, Set<SuppressionReason> reasons, Optional<Boolean> expired) {
        return new SuppressionFilter(list, number, new TreeSet<>(reasons), expired);
    }

    private List<String> lists(String number, Optional<String> campaign) {
        return transactions.asOfOneMoment(session -> queries.of(session, number, campaign).stream()
                .map(one -> one.key().list())
                .toList());
    }

    private List<Suppression> all(SuppressionFilter filter) {
        return queries.all(filter, NOW, 100).collectList().blockOptional().orElseThrow();
    }

    private List<Suppression> page(SuppressionFilter filter, Optional<String> after) {
        return queries.list(filter, after, 20, NOW, Duration.ofSeconds(5))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Document executed(FindPublisher<Document> find) {
        return explained(find).get("executionStats", Document.class);
    }

    private static Document explained(FindPublisher<Document> find) {
        return Mono.from(find.explain(ExplainVerbosity.EXECUTION_STATS))
                .blockOptional()
                .orElseThrow();
    }
}
