package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Topics;
import dev.ringway.events.campaigns.CampaignChanged;
import dev.ringway.events.campaigns.CampaignStats;
import dev.ringway.events.contract.EventDraft;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CampaignRoomTest {

    private static final CampaignStats STATS =
            new CampaignStats(200, 150, 4, 60, 40, 30, 4, 2, 50, 3_600, new BigDecimal("12.50"));

    private static Gateways gateways;

    private final Listed ours =
            new Listed("campaigns", "campaignId", UUID.randomUUID().toString());

    @BeforeAll
    static void start() {
        gateways = Gateways.start();
    }

    @AfterAll
    static void stop() {
        gateways.close();
    }

    @Test
    void a_campaign_is_seen_calling_and_pausing_with_its_reason_and_figures() {
        try (Watcher watcher = viewer(gateways.first());
                Watcher elsewhere = viewer(gateways.second())) {
            watcher.subscribe("campaigns");
            elsewhere.subscribe("campaigns");
            gateways.feed().tell(draft(1, "active").event());
            gateways.feed()
                    .tell(draft(2, "paused")
                            .with("statusReason", "the balance is used up")
                            .event());
            ours.awaitVersion(elsewhere, 2);
            JsonNode change = ours.awaitVersion(watcher, 2);

            assertThat(change.path("type").asString()).isEqualTo("campaign.changed");
            assertThat(change.path("data").path("statusReason").asString()).isEqualTo("the balance is used up");
            assertThat(ours.versions(watcher)).containsExactly(1L, 2L);
            JsonNode listed = ours.in(watcher.subscribe("campaigns"));
            assertThat(listed.path("status").asString()).isEqualTo("paused");
            assertThat(listed.path("name").asString()).isEqualTo("Spring");
            assertThat(listed.path("stats").path("totalContacts").asLong()).isEqualTo(200);
            assertThat(listed.has("agentSettings")).isFalse();
        }
    }

    @Test
    void a_paused_campaign_is_listed_behind_any_number_of_newer_ones() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe("campaigns");
            gateways.feed().tell(draft(1, "paused").event());
            List<String> newer = IntStream.range(0, 50)
                    .mapToObj(_ -> UUID.randomUUID().toString())
                    .toList();
            newer.forEach(one -> gateways.feed()
                    .tell(draft(1, "active").with("campaignId", one).event()));
            newer.forEach(one -> watcher.awaitChange(change ->
                    change.path("data").path("campaignId").asString("").equals(one)));
            ours.awaitVersion(watcher, 1);
            JsonNode answer = watcher.subscribe("campaigns");
            assertThat(ours.in(answer).path("status").asString()).isEqualTo("paused");
            assertThat(answer.path("snapshot").path("campaigns").size()).isGreaterThan(50);
        }
    }

    @Test
    void a_campaign_that_ended_leaves_the_list_and_no_older_version_brings_it_back() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe("campaigns");
            gateways.feed().tell(draft(4, "active").event());
            gateways.feed().tell(draft(6, "completed").event());
            gateways.feed().tell(draft(5, "paused").event());
            gateways.feed().tell(draft(6, "completed").event());
            gateways.feed().tell(draft(7, "completed").event());
            ours.awaitVersion(watcher, 7);
            assertThat(ours.versions(watcher)).containsExactly(4L, 6L, 7L);
            assertThat(ours.in(watcher.subscribe("campaigns")).isMissingNode()).isTrue();
        }
    }

    @Test
    void a_campaign_that_ended_long_ago_is_told_only_to_those_who_still_see_it_call() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe("campaigns");
            Instant longAgo = Instant.now().minus(Duration.ofDays(2));
            gateways.feed().tell(draft(1, "stopped").with("updatedAt", longAgo).event());
            gateways.feed().tell(draft(2, "active").event());
            gateways.feed().tell(draft(3, "stopped").with("updatedAt", longAgo).event());
            ours.awaitVersion(watcher, 3);
            assertThat(ours.versions(watcher)).containsExactly(2L, 3L);
            assertThat(ours.in(watcher.subscribe("campaigns")).isMissingNode()).isTrue();
        }
    }

    @Test
    void a_campaign_has_a_room_of_its_own_where_its_figures_are_followed_to_its_end() {
        String room = "campaign:" + ours.id();
        try (Watcher watcher = viewer(gateways.first())) {
            assertThat(watcher.subscribe(room).path("snapshot").path("campaign").isNull())
                    .isTrue();
            gateways.feed().tell(draft(1, "active").event());
            gateways.feed()
                    .tell(draft(1, "active")
                            .with("campaignId", UUID.randomUUID().toString())
                            .event());
            gateways.feed()
                    .tell(draft(2, "completed")
                            .with("name", "Back to 415-555-0123")
                            .event());
            JsonNode change = ours.awaitVersion(watcher, 2);
            assertThat(change.path("room").asString()).isEqualTo(room);
            assertThat(change.path("data").path("stats").path("completed").asLong())
                    .isEqualTo(40);
            assertThat(change.toString()).doesNotContain("555-0123");
            assertThat(watcher.changesIn(room)).hasSize(2);
            JsonNode now = watcher.subscribe(room).path("snapshot").path("campaign");
            assertThat(now.path("status").asString()).isEqualTo("completed");
            gateways.feed().delete(Topics.CAMPAIGNS_CHANGED, ours.id());
            watcher.awaitChange(step -> step.path("type").asString().equals("campaign.deleted"));
            assertThat(watcher.subscribe(room).path("snapshot").path("campaign").isNull())
                    .isTrue();
        }
    }

    @Test
    void a_deleted_campaign_goes() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe("campaigns");
            gateways.feed().tell(draft(1, "paused").event());
            gateways.feed().delete(Topics.CAMPAIGNS_CHANGED, ours.id());
            var _ = ours.awaitType(watcher, "campaign.deleted");
            assertThat(ours.in(watcher.subscribe("campaigns")).isMissingNode()).isTrue();
        }
    }

    @Test
    void viewers_see_no_number_in_a_name_or_a_reason() {
        try (Watcher viewer = viewer(gateways.first());
                Watcher operator = Watcher.of(gateways.first().socketUrl(), Tokens.of("operator"))) {
            viewer.subscribe("campaigns");
            operator.subscribe("campaigns");
            gateways.feed()
                    .tell(draft(1, "paused")
                            .with("name", "Back to 415-555-0123")
                            .with("statusReason", "refused: +14155550123")
                            .event());
            String masked = ours.awaitVersion(viewer, 1).path("data").toString();
            String whole = ours.awaitVersion(operator, 1).path("data").toString();
            assertThat(masked).doesNotContain("5550123", "555-0123").contains("+1415•••0123", "Back to ");
            assertThat(whole).contains("415-555-0123", "+14155550123");
            assertThat(ours.in(viewer.subscribe("campaigns")).toString()).doesNotContain("5550123", "555-0123");
            assertThat(ours.in(operator.subscribe("campaigns")).toString()).contains("415-555-0123");
        }
    }

    @Test
    void who_comes_back_with_a_cursor_is_told_what_was_missed() {
        String cursor;
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe("campaigns");
            gateways.feed().tell(draft(1, "active").event());
            cursor = ours.awaitVersion(watcher, 1).path("to").asString();
        }
        try (Watcher meanwhile = viewer(gateways.first())) {
            meanwhile.subscribe("campaigns");
            gateways.feed().tell(draft(2, "paused").event());
            gateways.feed().tell(draft(3, "active").event());
            ours.awaitVersion(meanwhile, 3);
        }
        try (Watcher back = viewer(gateways.second())) {
            JsonNode answer = back.subscribe("campaigns", cursor);
            assertThat(answer.path("missed").values().stream().filter(ours::isIn))
                    .extracting(delta -> delta.path("data").path("version").asLong())
                    .containsExactly(2L, 3L);
        }
    }

    @Test
    void the_room_is_for_those_who_have_a_role() {
        try (Watcher nobody = Watcher.of(gateways.first().socketUrl(), Tokens.of())) {
            assertThat(nobody.subscribe("campaigns").path("error").path("code").asString())
                    .isEqualTo("forbidden");
        }
    }

    private EventDraft<CampaignChanged> draft(long version, String status) {
        Instant now = Instant.now();
        return EventDraft.example(CampaignChanged.class)
                .with("campaignId", ours.id())
                .with("version", version)
                .with("name", "Spring")
                .with("status", status)
                .with("createdAt", now)
                .with("updatedAt", now)
                .with("stats", STATS)
                .id(ours.id() + ":" + version)
                .at(now);
    }

    private static Watcher viewer(Instance instance) {
        return Watcher.of(instance.socketUrl(), Tokens.of("viewer"));
    }
}
