package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.gateway.Watcher.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GatewayTest {

    private static Instance first;
    private static Instance second;
    private static CallFeed feed;

    @BeforeAll
    static void start() {
        first = Instance.start();
        second = Instance.start();
        feed = new CallFeed();
    }

    @AfterAll
    static void stop() {
        feed.close();
        second.close();
        first.close();
    }

    @Test
    void a_subscriber_gets_what_is_there_and_then_what_changes() {
        String before = CallFeed.newSid();
        String after = CallFeed.newSid();
        try (Watcher watcher = Watcher.of(first.socketUrl(), Tokens.of("operator"))) {
            watcher.subscribe("calls");
            feed.changed(before, 1, "ringing");
            watcher.awaitVersion(before, 1);

            JsonNode answer = watcher.subscribe("calls");
            assertThat(answer.path("ok").asBoolean()).isTrue();
            assertThat(call(answer, before).path("status").asString()).isEqualTo("ringing");

            feed.changed(after, 1, "queued");
            JsonNode change = watcher.awaitVersion(after, 1).body();
            assertThat(change.path("type").asString()).isEqualTo("call.changed");
            assertThat(change.path("room").asString()).isEqualTo("calls");
        }
    }

    @Test
    void nothing_is_lost_or_doubled_when_clients_subscribe_in_the_middle_of_a_burst() {
        String sid = CallFeed.newSid();
        int changes = 1_000;
        try (Watcher early = Watcher.of(first.socketUrl(), Tokens.of("viewer"));
                Watcher elsewhere = Watcher.of(second.socketUrl(), Tokens.of("viewer"), "websocket")) {
            early.subscribe("calls");
            elsewhere.subscribe("calls");
            Thread burst = Thread.ofVirtual()
                    .start(() -> LongStream.rangeClosed(1, changes)
                            .forEach(version -> feed.changed(sid, version, "in-progress")));
            early.awaitVersion(sid, 1);
            try (Watcher late = Watcher.of(first.socketUrl(), Tokens.of("viewer"))) {
                JsonNode snapshot = late.subscribe("calls");
                early.awaitVersion(sid, changes);
                elsewhere.awaitVersion(sid, changes);
                assertThat(versions(early, sid)).isEqualTo(upTo(1, changes));
                assertThat(versions(elsewhere, sid)).isEqualTo(upTo(1, changes));
                long seen = call(snapshot, sid).path("version").asLong();
                if (seen < changes) {
                    late.awaitVersion(sid, changes);
                }
                assertThat(versions(late, sid)).isEqualTo(upTo(seen + 1, changes));
                assertChained(snapshot.path("cursor").asString(), late);
            }
            assertThat(burst.isAlive()).isFalse();
        }
    }

    @Test
    void who_comes_back_with_a_cursor_is_told_what_was_missed_on_whichever_instance() {
        String sid = CallFeed.newSid();
        String cursor;
        try (Watcher watcher = Watcher.of(first.socketUrl(), Tokens.of("operator"))) {
            watcher.subscribe("calls");
            feed.changed(sid, 1, "ringing");
            cursor = watcher.awaitVersion(sid, 1).body().path("to").asString();
        }
        try (Watcher meanwhile = Watcher.of(first.socketUrl(), Tokens.of("operator"))) {
            meanwhile.subscribe("call:" + sid);
            feed.changed(sid, 2, "in-progress");
            feed.changed(sid, 3, "completed");
            meanwhile.awaitVersion(sid, 3);
        }
        try (Watcher back = Watcher.of(second.socketUrl(), Tokens.of("operator"))) {
            JsonNode answer = back.subscribe("calls", cursor);
            assertThat(answer.has("snapshot")).isFalse();
            List<JsonNode> missed = answer.path("missed").values().stream()
                    .filter(delta -> delta.path("data").path("sid").asString().equals(sid))
                    .toList();
            assertThat(missed)
                    .extracting(delta -> delta.path("data").path("version").asLong())
                    .containsExactly(2L, 3L);
            assertThat(missed.getFirst().path("from").asString()).isEqualTo(cursor);
        }
    }

    @Test
    void a_cursor_that_means_nothing_brings_the_whole_room() {
        try (Watcher watcher = Watcher.of(first.socketUrl(), Tokens.of("viewer"))) {
            for (String cursor :
                    List.of("", "nonsense", "00000000-0000-0000-0000-000000000000:1-1", "a:99999999999999999999-1")) {
                assertThat(watcher.subscribe("calls", cursor).has("snapshot")).isTrue();
            }
        }
    }

    @Test
    void stale_versions_change_nothing() {
        String sid = CallFeed.newSid();
        try (Watcher watcher = Watcher.of(first.socketUrl(), Tokens.of("viewer"))) {
            watcher.subscribe("call:" + sid);
            feed.changed(sid, 5, "in-progress");
            feed.changed(sid, 4, "ringing");
            feed.changed(sid, 5, "in-progress");
            feed.changed(sid, 6, "completed");
            watcher.awaitVersion(sid, 6);
            assertThat(versions(watcher, sid)).containsExactly(5L, 6L);
        }
    }

    @Test
    void an_ended_call_leaves_the_list_and_stays_readable_in_its_own_room() {
        String sid = CallFeed.newSid();
        try (Watcher watcher = Watcher.of(first.socketUrl(), Tokens.of("viewer"))) {
            watcher.subscribe("calls");
            feed.changed(sid, 1, "in-progress");
            feed.changed(sid, 2, "busy");
            watcher.awaitVersion(sid, 2);
            assertThat(call(watcher.subscribe("calls"), sid).isMissingNode()).isTrue();
            JsonNode alone = watcher.subscribe("call:" + sid);
            assertThat(alone.path("snapshot").path("call").path("status").asString())
                    .isEqualTo("busy");
            assertThat(watcher.subscribe("call:" + CallFeed.newSid())
                            .path("snapshot")
                            .path("call")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void a_deleted_call_goes_and_calls_of_long_ago_are_not_told() {
        String sid = CallFeed.newSid();
        String past = CallFeed.newSid();
        try (Watcher watcher = Watcher.of(first.socketUrl(), Tokens.of("viewer"))) {
            watcher.subscribe("calls");
            feed.changed(past, 1, "completed", Instant.now().minus(Duration.ofDays(2)));
            feed.changed(sid, 1, "in-progress");
            feed.deleted(sid);
            feed.deleted(past);
            Told gone =
                    watcher.await(one -> one.body().path("type").asString("").equals("call.deleted")
                            && one.body().path("data").path("sid").asString().equals(sid));
            assertThat(gone.event()).isEqualTo("change");
            assertThat(call(watcher.subscribe("calls"), sid).isMissingNode()).isTrue();
            assertThat(watcher.changesOf(past)).isEmpty();
        }
    }

    @Test
    void viewers_see_masked_numbers_and_operators_whole_ones() {
        String sid = CallFeed.newSid();
        try (Watcher viewer = Watcher.of(first.socketUrl(), Tokens.of("viewer"));
                Watcher operator = Watcher.of(first.socketUrl(), Tokens.of("operator"))) {
            viewer.subscribe("calls");
            operator.subscribe("calls");
            feed.changed(sid, 1, "ringing");
            assertThat(viewer.awaitVersion(sid, 1).body().toString())
                    .contains("+1415•••0123")
                    .doesNotContain(CallFeed.FROM)
                    .doesNotContain(CallFeed.TO);
            assertThat(operator.awaitVersion(sid, 1).body().toString())
                    .contains(CallFeed.FROM)
                    .contains(CallFeed.TO);
            assertThat(viewer.subscribe("call:" + sid).toString()).doesNotContain(CallFeed.FROM);
            String beginning =
                    viewer.subscribe("calls").path("cursor").asString().replaceAll(":.*", ":0-0");
            assertThat(viewer.subscribe("call:" + sid, beginning).path("missed").toString())
                    .contains("+1415•••0123")
                    .doesNotContain(CallFeed.FROM);
        }
    }

    @Test
    void rooms_open_to_those_who_may_enter() {
        try (Watcher nobody = Watcher.of(first.socketUrl(), Tokens.of());
                Watcher viewer = Watcher.of(first.socketUrl(), Tokens.of("viewer"))) {
            assertThat(code(nobody.subscribe("calls"))).isEqualTo("forbidden");
            assertThat(code(viewer.subscribe("secrets"))).isEqualTo("unknown_room");
            assertThat(code(viewer.subscribe("call"))).isEqualTo("unknown_room");
            assertThat(code(viewer.subscribe("calls:x"))).isEqualTo("unknown_room");
            assertThat(viewer.subscribe("calls").path("ok").asBoolean()).isTrue();
        }
    }

    @Test
    void after_unsubscribing_nothing_more_comes() {
        String sid = CallFeed.newSid();
        try (Watcher watcher = Watcher.of(first.socketUrl(), Tokens.of("viewer"));
                Watcher witness = Watcher.of(first.socketUrl(), Tokens.of("viewer"))) {
            witness.subscribe("calls");
            watcher.subscribe("calls");
            feed.changed(sid, 1, "ringing");
            watcher.awaitVersion(sid, 1);
            assertThat(watcher.ask("unsubscribe", java.util.Map.of("room", "calls"))
                            .path("ok")
                            .asBoolean())
                    .isTrue();
            feed.changed(sid, 2, "completed");
            witness.awaitVersion(sid, 2);
            watcher.subscribe("call:" + sid);
            assertThat(versions(watcher, sid)).containsExactly(1L);
        }
    }

    @Test
    void a_missing_or_refused_token_is_answered_with_its_reason() {
        try (Watcher without = Watcher.withoutToken(first.socketUrl());
                Watcher forged = Watcher.of(first.socketUrl(), "not.a.token");
                Watcher late = Watcher.of(first.socketUrl(), Tokens.lasting(Duration.ofMinutes(-10), "admin"))) {
            assertThat(refusal(without)).isEqualTo("token_missing");
            assertThat(refusal(forged)).isEqualTo("token_refused");
            assertThat(refusal(late)).isEqualTo("token_refused");
        }
    }

    @Test
    void a_subscription_ends_with_its_token() {
        try (Watcher watcher = Watcher.of(first.socketUrl(), Tokens.lasting(Duration.ofSeconds(4), "viewer"))) {
            assertThat(watcher.subscribe("calls").path("ok").asBoolean()).isTrue();
            assertThat(watcher.awaitEvent("ended").body().path("code").asString())
                    .isEqualTo("token_expired");
            assertThat(watcher.awaitEvent("closing").body().path("code").asString())
                    .isEqualTo("token_expired");
            watcher.awaitEvent("disconnect");
        }
    }

    private static void assertChained(String cursor, Watcher watcher) {
        String at = cursor;
        for (Told one : watcher.told()) {
            if (one.event().equals("change")) {
                assertThat(one.body().path("from").asString()).isEqualTo(at);
                at = one.body().path("to").asString();
            }
        }
    }

    private static String refusal(Watcher watcher) {
        return watcher.awaitEvent("connect_error")
                .body()
                .path("data")
                .path("code")
                .asString();
    }

    private static String code(JsonNode answer) {
        return answer.path("error").path("code").asString();
    }

    private static List<Long> versions(Watcher watcher, String sid) {
        return watcher.changesOf(sid).stream()
                .map(change -> change.path("data").path("version").asLong())
                .toList();
    }

    private static List<Long> upTo(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static JsonNode call(JsonNode answer, String sid) {
        JsonNode calls = answer.path("snapshot").path("calls");
        return IntStream.range(0, calls.size())
                .mapToObj(calls::path)
                .filter(call -> call.path("sid").asString().equals(sid))
                .findFirst()
                .orElse(calls.path("none"));
    }
}
