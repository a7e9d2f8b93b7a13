package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.campaigns.CampaignChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.imports.ContactImportProgressed;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.gateway.Watcher.Told;
import dev.ringway.local.server.LocalServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResilienceTest {

    private static Instance instance;
    private static CallFeed feed;

    @BeforeAll
    static void start() {
        instance = Instance.start("RELAY_CHECK_INTERVAL=200ms", "ROOM_CHECK_INTERVAL=200ms");
        feed = new CallFeed();
    }

    @AfterAll
    static void stop() {
        feed.close();
        instance.close();
    }

    @Test
    void while_redis_is_away_delivery_pauses_and_then_goes_on_without_a_gap() {
        String sid = CallFeed.newSid();
        try (Watcher watcher = Watcher.of(instance.socketUrl(), Tokens.of("viewer"))) {
            watcher.subscribe("call:" + sid);
            feed.changed(sid, 1, "ringing");
            watcher.awaitVersion(sid, 1);
            LocalServers.redis().stop();
            try {
                LongStream.rangeClosed(2, 50).forEach(version -> feed.changed(sid, version, "in-progress"));
                feed.flush();
                assertThat(watcher.subscribe("calls").path("error").path("code").asString())
                        .isEqualTo("unavailable");
            } finally {
                LocalServers.redis().start();
            }
            watcher.awaitVersion(sid, 50);
            assertThat(watcher.changesOf(sid))
                    .extracting(change -> change.path("data").path("version").asLong())
                    .isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
            assertThat(watcher.subscribe("calls").path("ok").asBoolean()).isTrue();
        }
    }

    @Test
    void an_emptied_redis_is_filled_again_under_a_new_epoch_and_clients_are_told() {
        String sid = CallFeed.newSid();
        String deleted = CallFeed.newSid();
        try (Watcher watcher = Watcher.of(instance.socketUrl(), Tokens.of("viewer"))) {
            watcher.subscribe("calls");
            feed.changed(deleted, 1, "in-progress");
            feed.deleted(deleted);
            feed.changed(sid, 7, "in-progress");
            JsonNode before = watcher.awaitVersion(sid, 7).body();
            String epoch = epoch(before.path("to").asString());
            emptyRedis();
            Told anew = watcher.awaitEvent("snapshot");
            assertThat(epoch(anew.body().path("cursor").asString())).isNotEqualTo(epoch);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> watcher.subscribe("calls").toString().contains(sid));
            JsonNode rebuilt = watcher.subscribe("calls", before.path("to").asString());
            assertThat(rebuilt.has("snapshot")).isTrue();
            assertThat(rebuilt.toString()).contains(sid).doesNotContain(deleted);
            feed.changed(sid, 8, "completed");
            watcher.awaitVersion(sid, 8);
        }
    }

    @Test
    void an_emptied_redis_gets_every_room_back() {
        String id = UUID.randomUUID().toString();
        String sid = CallFeed.newSid();
        Instant now = Instant.now();
        try (EventFeed events = new EventFeed();
                Watcher watcher = Watcher.of(instance.socketUrl(), Tokens.of("operator"))) {
            events.tell(EventDraft.example(ContactImportProgressed.class)
                    .with("importId", id)
                    .with("state", "running")
                    .without("endedAt")
                    .with("updatedAt", now)
                    .event());
            events.tell(EventDraft.example(CampaignChanged.class)
                    .with("campaignId", id)
                    .with("status", "paused")
                    .event());
            events.tell(EventDraft.example(TranscriptionReported.class)
                    .with("callSid", sid)
                    .with("text", "Are you still there?")
                    .at(now)
                    .event());
            awaitRooms(watcher, id, sid);
            emptyRedis();
            awaitRooms(watcher, id, sid);
        }
    }

    private static void awaitRooms(Watcher watcher, String id, String sid) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> watcher.subscribe("imports").toString().contains(id)
                        && watcher.subscribe("campaigns").toString().contains(id)
                        && watcher.subscribe("transcript:" + sid).toString().contains("Are you still there?"));
    }

    private static void emptyRedis() {
        try (RedisClient client = RedisClient.create(LocalServers.redisUri());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            redis.sync().flushall();
        }
    }

    @Test
    void a_killed_instance_is_replaced_by_another_without_a_gap() {
        String sid = CallFeed.newSid();
        try (GatewayProcess other = new GatewayProcess(256);
                Watcher doomed = Watcher.of(other.socketUrl(), Tokens.of("viewer"))) {
            doomed.subscribe("call:" + sid);
            feed.changed(sid, 1, "ringing");
            String cursor = doomed.awaitVersion(sid, 1).body().path("to").asString();
            Thread burst = Thread.ofVirtual()
                    .start(() -> LongStream.rangeClosed(2, 150)
                            .forEach(version -> feed.changed(sid, version, "in-progress")));
            other.kill();
            doomed.awaitEvent("disconnect");
            List<Long> seen = doomed.changesOf(sid).stream()
                    .map(change -> change.path("data").path("version").asLong())
                    .toList();
            String last = doomed.changesOf(sid).isEmpty()
                    ? cursor
                    : doomed.changesOf(sid).getLast().path("to").asString();
            try (Watcher back = Watcher.of(instance.socketUrl(), Tokens.of("viewer"))) {
                JsonNode answer = back.subscribe("call:" + sid, last);
                assertThat(answer.has("missed")).isTrue();
                long reached = answer.path("missed").values().stream()
                        .mapToLong(delta -> delta.path("data").path("version").asLong())
                        .max()
                        .orElse(seen.getLast());
                if (reached < 150) {
                    back.awaitVersion(sid, 150);
                }
                List<Long> all = new java.util.ArrayList<>(seen);
                answer.path("missed")
                        .values()
                        .forEach(delta ->
                                all.add(delta.path("data").path("version").asLong()));
                back.changesOf(sid)
                        .forEach(change ->
                                all.add(change.path("data").path("version").asLong()));
                assertThat(all).isEqualTo(LongStream.rangeClosed(1, 150).boxed().toList());
            }
            assertThat(burst.isAlive()).isFalse();
        }
    }

    private static String epoch(String cursor) {
        return cursor.substring(0, cursor.indexOf(':'));
    }
}
