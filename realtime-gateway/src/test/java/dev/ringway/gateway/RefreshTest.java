package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A new token in place of the old one, without a reconnect. */
class RefreshTest {

    private static Instance instance;
    private static CallFeed feed;

    private final String sid = CallFeed.newSid();
    private final String room = "call:" + sid;

    @BeforeAll
    static void start() {
        instance = Instance.start("ROOM_CHECK_INTERVAL=100ms", "ROOM_MAX_PER_CLIENT=2");
        feed = new CallFeed();
    }

    @AfterAll
    static void stop() {
        feed.close();
        instance.close();
    }

    @Test
    void a_token_that_was_renewed_in_time_ends_nothing() {
        try (Watcher watcher = watcher(Tokens.of("viewer"));
                Watcher unrenewed = watcher(Tokens.of("viewer"))) {
            watcher.subscribe(room);
            unrenewed.subscribe(room);
            String ending = Tokens.lasting(Duration.ofSeconds(10), "viewer");
            Instant end =
                    Instant.parse(refresh(watcher, ending).path("expiresAt").asString());
            JsonNode answer = refresh(watcher, Tokens.of("viewer"));
            refresh(unrenewed, ending);
            assertThat(answer.path("ok").asBoolean()).isTrue();
            assertThat(Instant.parse(answer.path("expiresAt").asString())).isAfter(end);
            assertThat(unrenewed.awaitEvent("ended").body().path("code").asString())
                    .isEqualTo("token_expired");
            feed.changed(sid, 1, "ringing");
            watcher.awaitVersion(sid, 1);
            assertThat(watcher.told()).hasSize(1);
            assertThat(unrenewed.changesOf(sid)).isEmpty();
        }
    }

    @Test
    void a_token_that_is_not_accepted_changes_nothing() {
        try (Watcher watcher = watcher(Tokens.of("viewer"))) {
            watcher.subscribe(room);
            assertThat(code(refresh(watcher, "not.a.token"))).isEqualTo("token_refused");
            assertThat(code(refresh(watcher, Tokens.lasting(Duration.ofMinutes(-10), "viewer"))))
                    .isEqualTo("token_refused");
            assertThat(code(refresh(watcher, ""))).isEqualTo("token_missing");
            assertThat(code(watcher.ask("refresh", Map.of()))).isEqualTo("token_missing");
            assertThat(code(refresh(watcher, TestTokens.of("eve", Duration.ofMinutes(30), Role.ADMIN))))
                    .isEqualTo("other_subject");
            feed.changed(sid, 1, "ringing");
            assertThat(watcher.awaitVersion(sid, 1).body().toString()).doesNotContain(CallFeed.FROM);
            assertThat(code(watcher.subscribe("imports"))).isEqualTo("forbidden");
        }
    }

    @Test
    void who_lost_a_role_loses_its_rooms_and_the_sight_of_numbers() {
        try (Watcher watcher = watcher(Tokens.of("operator"))) {
            watcher.subscribe("imports");
            watcher.subscribe(room);
            feed.changed(sid, 1, "ringing");
            assertThat(watcher.awaitVersion(sid, 1).body().toString()).contains(CallFeed.FROM);

            assertThat(refresh(watcher, Tokens.of("viewer")).path("ok").asBoolean())
                    .isTrue();
            JsonNode ended = watcher.awaitEvent("ended").body();
            assertThat(ended.path("room").asString()).isEqualTo("imports");
            assertThat(ended.path("code").asString()).isEqualTo("forbidden");
            JsonNode anew = watcher.awaitEvent("snapshot").body();
            assertThat(anew.path("room").asString()).isEqualTo(room);
            assertThat(anew.path("snapshot").path("call").path("version").asLong())
                    .isEqualTo(1);
            assertThat(anew.toString()).contains("+1415•••0123").doesNotContain(CallFeed.FROM);
            feed.changed(sid, 2, "in-progress");
            JsonNode change = watcher.awaitVersion(sid, 2).body();
            assertThat(change.toString()).contains("+1415•••0123").doesNotContain(CallFeed.FROM);
            assertThat(change.path("from").asString())
                    .isEqualTo(anew.path("cursor").asString());
            assertThat(code(watcher.subscribe("imports"))).isEqualTo("forbidden");
        }
    }

    @Test
    void who_got_a_role_sees_more_at_once() {
        try (Watcher watcher = watcher(Tokens.of("viewer"))) {
            watcher.subscribe(room);
            feed.changed(sid, 1, "ringing");
            watcher.awaitVersion(sid, 1);
            refresh(watcher, Tokens.of("operator"));
            assertThat(watcher.awaitEvent("snapshot").body().toString()).contains(CallFeed.FROM);
            assertThat(watcher.subscribe("imports").path("ok").asBoolean()).isTrue();
        }
    }

    @Test
    void who_has_no_role_any_more_is_in_no_room() {
        try (Watcher watcher = watcher(Tokens.of("viewer"))) {
            watcher.subscribe(room);
            refresh(watcher, Tokens.of());
            assertThat(watcher.awaitEvent("ended").body().path("code").asString())
                    .isEqualTo("forbidden");
            feed.changed(sid, 1, "ringing");
            try (Watcher witness = watcher(Tokens.of("viewer"))) {
                Awaitility.await()
                        .until(() -> witness.subscribe(room).toString().contains("ringing"));
            }
            assertThat(watcher.changesOf(sid)).isEmpty();
        }
    }

    @Test
    void a_client_is_in_so_many_rooms_and_no_more() {
        try (Watcher watcher = watcher(Tokens.of("viewer"))) {
            watcher.subscribe("calls");
            watcher.subscribe("campaigns");
            assertThat(code(watcher.subscribe(room))).isEqualTo("too_many_rooms");
            assertThat(watcher.subscribe("calls").path("ok").asBoolean()).isTrue();
            watcher.ask("unsubscribe", Map.of("room", "calls"));
            assertThat(watcher.subscribe(room).path("ok").asBoolean()).isTrue();
        }
    }

    private static Watcher watcher(String token) {
        return Watcher.of(instance.socketUrl(), token);
    }

    private static JsonNode refresh(Watcher watcher, String token) {
        return watcher.ask("refresh", Map.of("token", token));
    }

    private static String code(JsonNode answer) {
        return answer.path("error").path("code").asString();
    }
}
