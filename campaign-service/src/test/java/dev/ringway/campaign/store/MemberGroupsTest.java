package dev.ringway.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.mongodb.ExplainVerbosity;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MemberGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberGroupsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final MemberGroups groups = new MemberGroups(store.database());

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void whoIsAlikeIsCountedTogetherByTheIndexAlone() {
        String campaign = new ObjectId().toHexString();
        insert(IntStream.range(0, 500)
                .mapToObj(i -> member(campaign, i, i % 5 == 0 ? "suppressed" : "pending")
                        .append("nextAttempt", NOW.plusSeconds(i)))
                .toList());

        Document plan = Mono.from(groups.groups(campaign).explain(ExplainVerbosity.EXECUTION_STATS))
                .blockOptional()
                .orElseThrow();

        assertThat(groups.of(campaign, LIMIT))
                .extracting(MemberGroup::status, MemberGroup::contacts)
                .containsExactlyInAnyOrder(tuple(ContactState.SUPPRESSED, 100L), tuple(ContactState.PENDING, 400L));
        assertThat(plan.toJson()).contains("IXSCAN").doesNotContain("FETCH", "COLLSCAN");
        assertThat(groups.due(campaign, NOW.plusSeconds(9), 1_000, LIMIT)).isEqualTo(8);
        assertThat(groups.due(campaign, NOW.plusSeconds(9), 5, LIMIT)).isEqualTo(5);
    }

    @Test
    void examplesAreFoundWithoutLookingAtOthers() {
        String campaign = new ObjectId().toHexString();
        insert(IntStream.range(0, 300)
                .mapToObj(i -> member(campaign, i, "pending")
                        .append(
                                "lastDecision",
                                new Document("dial", false)
                                        .append("reason", i % 100 == 0 ? "holiday" : "outside-hours")
                                        .append("at", NOW)))
                .toList());

        Document plan = Mono.from(groups.find(campaign, ContactState.PENDING, "holiday", 2)
                        .explain(ExplainVerbosity.EXECUTION_STATS))
                .blockOptional()
                .orElseThrow();

        assertThat(plan.get("executionStats", Document.class).getInteger("totalKeysExamined"))
                .isLessThanOrEqualTo(3);
        assertThat(groups.some(campaign, ContactState.PENDING, "holiday", 2, LIMIT))
                .extracting(CampaignContact::status)
                .containsExactly(ContactState.PENDING, ContactState.PENDING);
    }

    private void insert(List<Document> members) {
        Flux.from(store.database().getCollection("campaignContacts").insertMany(members))
                .blockLast();
    }

    private static Document member(String campaign, int i, String status) {
        String contact = "%024x".formatted(i);
        return new Document("_id", campaign + ":" + contact)
                .append("campaignId", new ObjectId(campaign))
                .append("contactId", new ObjectId(contact))
                .append("phoneNumber", "+12025550147")
                .append("status", status)
                .append("createdAt", NOW)
                .append("updatedAt", NOW)
                .append("version", 1L);
    }
}
