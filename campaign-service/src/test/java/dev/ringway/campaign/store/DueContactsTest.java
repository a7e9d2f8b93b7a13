package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DueContactsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");
    private static final Instant CAME = NOW.minus(Duration.ofDays(2));
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final int MANY = 2_500;

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final DueContacts due = new DueContacts(
            store.database(),
            new MemberWrites(store.database(), new CampaignCounters(store.database(), clock)),
            new Transactions(store.client()),
            clock);

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void whoWaitsForAGuessIsLookedAtAndADelayHolds() {
        String campaign = new ObjectId().toHexString();
        insert(List.of(
                member(campaign, 1, "pending", TOMORROW),
                member(campaign, 2, "retry-wait", TOMORROW).append("notBefore", NOW.minusSeconds(5)),
                member(campaign, 3, "retry-wait", TOMORROW).append("notBefore", TOMORROW),
                member(campaign, 4, "retry-wait", TOMORROW),
                member(campaign, 5, "retry-wait", TOMORROW.plusSeconds(60)).append("notBefore", TOMORROW),
                member(campaign, 6, "calling", TOMORROW),
                member(campaign, 7, "pending", CAME)));

        int steps = all(campaign);

        assertThat(steps).isEqualTo(1);
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(i -> times(campaign, i)))
                .containsExactly(
                        "2: " + CAME,
                        "2: " + NOW.minusSeconds(5),
                        "1: " + TOMORROW,
                        "1: " + TOMORROW,
                        "2: " + TOMORROW,
                        "1: " + TOMORROW,
                        "1: " + CAME);
        assertThat(due.next(campaign, 10))
                .extracting(CampaignContact::contactId)
                .containsExactlyInAnyOrder(contact(1), contact(2), contact(7));
        all(campaign);
        assertThat(times(campaign, 1)).startsWith("2: ");
    }

    @Test
    void ofManySomeAreSeenToAtATimeByAnIndexThatHoldsTheirIds() {
        String campaign = new ObjectId().toHexString();
        insert(IntStream.range(0, MANY)
                .mapToObj(i -> member(campaign, i, i % 2 == 0 ? "pending" : "completed", TOMORROW))
                .toList());

        Document plan = Mono.from(
                        due.waiting(campaign, Optional.empty(), 100).explain(ExplainVerbosity.EXECUTION_STATS))
                .blockOptional()
                .orElseThrow();

        assertThat(plan.toJson()).doesNotContain("COLLSCAN");
        assertThat(plan.get("executionStats", Document.class).getInteger("totalKeysExamined"))
                .isLessThan(110);
        assertThat(plan.get("executionStats", Document.class).getInteger("totalDocsExamined"))
                .isZero();
        assertThat(all(campaign)).isEqualTo(2);
        assertThat(due.next(campaign, MANY)).hasSize(MANY / 2);
    }

    @Test
    void whoIsDueIsFoundInItsOrderByAnIndexHoweverManyWaitAndHoweverManyAreNotDue() {
        String campaign = new ObjectId().toHexString();
        insert(IntStream.range(0, MANY)
                .mapToObj(i -> member(campaign, i, i % 2 == 0 ? "pending" : "retry-wait", i % 3 == 0 ? TOMORROW : CAME)
                        .append("priority", i % 7))
                .toList());

        Document plan = Mono.from(due.find(campaign, NOW, 20).explain(ExplainVerbosity.EXECUTION_STATS))
                .blockOptional()
                .orElseThrow();

        Document run = plan.get("executionStats", Document.class);
        assertThat(run.toJson()).contains("IXSCAN").doesNotContain("\"stage\": \"SORT\"");
        assertThat(run.getInteger("totalDocsExamined")).isLessThan(50);
        assertThat(due.next(campaign, 20))
                .extracting(CampaignContact::contact)
                .allMatch(known -> known.priority() == 6);
    }

    private int all(String campaign) {
        int steps = 0;
        Optional<String> last = due.lookAgain(campaign, Optional.empty());
        while (last.isPresent()) {
            steps++;
            last = due.lookAgain(campaign, last);
        }
        return steps;
    }

    private String times(String campaign, int index) {
        Document stored = Flux.from(
                        store.database().getCollection("campaignContacts").find(eq(campaign + ":" + contact(index))))
                .blockFirst();
        return stored.getLong("version") + ": " + stored.getDate("nextAttempt").toInstant();
    }

    private void insert(List<Document> members) {
        Mono.from(store.database().getCollection("campaignContacts").insertMany(members))
                .block();
    }

    private static String contact(int index) {
        return "68ef6a5d1c2b3a4d5e%06x".formatted(index);
    }

    private static Document member(String campaign, int index, String status, Instant nextAttempt) {
        return new Document("_id", campaign + ":" + contact(index))
                .append("campaignId", new ObjectId(campaign))
                .append("contactId", new ObjectId(contact(index)))
                .append("phoneNumber", "+4915120%06d".formatted(index))
                .append("priority", 0)
                .append("status", status)
                .append("nextAttempt", nextAttempt)
                .append("createdAt", CAME)
                .append("updatedAt", CAME)
                .append("version", 1L);
    }
}
