package dev.ringway.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.FindPublisher;
import dev.ringway.campaign.campaign.CampaignContactFilter;
import dev.ringway.campaign.campaign.CampaignFilter;
import dev.ringway.campaign.campaign.CampaignOrder;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.NameWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Lists walk an index: what the database reads is bounded by what it finds, not by the collection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignQueriesTest {

    private static final int CONTACTS = 5_000;
    private static final int PAGE = 20;
    private static final int MOST = 400;
    private static final String CAMPAIGN = "68ef6a5d1c2b3a4d5e6f7081";
    private static final String OTHER = "68ef6a5d1c2b3a4d5e6f7082";
    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final CampaignContactQueries members = new CampaignContactQueries(store.database());
    private final CampaignQueries campaigns = new CampaignQueries(store.database());

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(filter(Set.of(), Set.of(), Set.of()), CONTACTS),
                Arguments.of(filter(Set.of(ContactState.PENDING), Set.of(), Set.of()), CONTACTS - CONTACTS / 50),
                Arguments.of(filter(Set.of(ContactState.FAILED), Set.of(), Set.of()), CONTACTS / 100),
                Arguments.of(
                        filter(Set.of(ContactState.FAILED, ContactState.COMPLETED), Set.of(), Set.of()), CONTACTS / 50),
                Arguments.of(filter(Set.of(), Set.of("busy"), Set.of()), CONTACTS / 100),
                Arguments.of(filter(Set.of(), Set.of("busy", "success"), Set.of()), CONTACTS / 50),
                Arguments.of(filter(Set.of(), Set.of(), Set.of("outside-window")), CONTACTS / 200),
                Arguments.of(filter(Set.of(ContactState.FAILED), Set.of("busy"), Set.of()), CONTACTS / 100),
                Arguments.of(filter(Set.of(ContactState.CALLING), Set.of(), Set.of()), 0));
    }

    @BeforeAll
    void fill() {
        for (String campaign : List.of(CAMPAIGN, OTHER)) {
            Mono.from(store.database()
                            .getCollection("campaignContacts")
                            .insertMany(
                                    IntStream.range(0, CONTACTS)
                                            .mapToObj(i -> member(campaign, i))
                                            .toList(),
                                    new InsertManyOptions().ordered(false)))
                    .block();
        }
        Mono.from(store.database()
                        .getCollection("campaigns")
                        .insertMany(IntStream.range(0, CONTACTS)
                                .mapToObj(CampaignQueriesTest::campaign)
                                .toList()))
                .block();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPageOfContactsReadsNoMoreThanItNeedsAndPagesTellAllOnce(CampaignContactFilter filter, int expected) {
        for (Optional<String> after : List.of(Optional.<String>empty(), Optional.of(contact(CONTACTS / 2)))) {
            bounded(members.page(CAMPAIGN, filter, after, PAGE));
        }
        int seen = 0;
        Optional<String> after = Optional.empty();
        while (true) {
            List<String> page = members.list(CAMPAIGN, filter, after, 500, Duration.ofSeconds(30)).stream()
                    .map(member -> member.contactId())
                    .toList();
            if (page.isEmpty()) {
                break;
            }
            assertThat(page).isSorted().doesNotHaveDuplicates();
            seen += page.size();
            after = Optional.of(page.getLast());
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void aPageOfCampaignsReadsNoMoreThanItNeeds() {
        for (CampaignOrder order : CampaignOrder.values()) {
            bounded(campaigns.page(named("", Set.of()), order, Optional.empty(), PAGE));
            bounded(campaigns.page(named("", Set.of(CampaignStatus.ACTIVE)), order, Optional.empty(), PAGE));
            bounded(campaigns.page(
                    named("", Set.of(CampaignStatus.ACTIVE, CampaignStatus.PAUSED)), order, Optional.empty(), PAGE));
            bounded(campaigns.page(named("rare", Set.of()), order, Optional.empty(), PAGE));
            bounded(campaigns.page(named("rare com", Set.of()), order, Optional.empty(), PAGE));
        }
        assertThat(campaigns.list(
                        named("rar", Set.of(CampaignStatus.DRAFT)),
                        CampaignOrder.NEWEST_FIRST,
                        Optional.empty(),
                        200,
                        Duration.ofSeconds(30)))
                .hasSize(CONTACTS / 100);
    }

    @Test
    void thoseThatWereStoppedWithTheirCallsAreFoundAmongAllThatWereEverStopped() {
        Mono.from(store.database()
                        .getCollection("campaigns")
                        .insertMany(IntStream.range(CONTACTS, 2 * CONTACTS)
                                .mapToObj(CampaignQueriesTest::campaign)
                                .map(campaign -> campaign.append("status", "stopped")
                                        .append("hangUp", true)
                                        .append("updatedAt", NOW.minusSeconds(3_600)))
                                .toList()))
                .block();

        bounded(campaigns.withCalls(NOW));
        assertThat(campaigns.stoppedWithCalls(NOW.minusSeconds(3_600))).hasSize(CONTACTS);
        assertThat(campaigns.stoppedWithCalls(NOW)).isEmpty();
    }

    @Test
    void whoseTimeHasComeIsFoundByIndex() {
        assertThat(campaigns.toStart(NOW)).isEmpty();
        assertThat(campaigns.in(Set.of(CampaignStatus.ACTIVE))).hasSize(CONTACTS / 200);
    }

    private static void bounded(FindPublisher<Document> page) {
        Document plan = Mono.from(page.explain(ExplainVerbosity.EXECUTION_STATS))
                .blockOptional()
                .orElseThrow();
        Document stats = plan.get("executionStats", Document.class);
        assertThat(plan.toJson()).doesNotContain("COLLSCAN");
        assertThat(stats.getInteger("totalKeysExamined")).isLessThanOrEqualTo(MOST);
        assertThat(stats.getInteger("totalDocsExamined")).isLessThanOrEqualTo(MOST);
    }

    private static CampaignFilter named(String name, Set<CampaignStatus> statuses) {
        return new CampaignFilter(name.isEmpty() ? Optional.empty() : Optional.of(NameWords.of(name)), statuses, false);
    }

    private static CampaignContactFilter filter(Set<ContactState> statuses, Set<String> outcomes, Set<String> reasons) {
        return new CampaignContactFilter(statuses, new TreeSet<>(outcomes), new TreeSet<>(reasons));
    }

    private static String contact(int index) {
        return "68ef6a5d1c2b3a4d5e%06x".formatted(index);
    }

    private static Document member(String campaign, int index) {
        Document member = new Document("_id", campaign + ":" + contact(index))
                .append("campaignId", new ObjectId(campaign))
                .append("contactId", new ObjectId(contact(index)))
                .append("phoneNumber", "+4915120%06d".formatted(index))
                .append("status", index % 100 == 0 ? "failed" : index % 100 == 50 ? "completed" : "pending")
                .append("createdAt", NOW)
                .append("updatedAt", NOW)
                .append("version", 1L);
        if (index % 50 == 0) {
            member.append("outcome", index % 100 == 0 ? "busy" : "success");
        }
        if (index % 200 == 7) {
            member.append(
                    "lastDecision",
                    new Document("dial", false)
                            .append("reason", "outside-window")
                            .append("at", NOW));
        }
        return member;
    }

    private static Document campaign(int index) {
        String name = (index % 100 == 0 ? "Rare" : "Usual") + " common " + index;
        return new Document("_id", new ObjectId(contact(index)))
                .append("name", name)
                .append("nameWords", NameWords.of(name).words())
                .append("status", index % 200 == 1 ? "active" : "draft")
                .append("createdAt", NOW)
                .append("updatedAt", NOW)
                .append("version", 1L);
    }
}
