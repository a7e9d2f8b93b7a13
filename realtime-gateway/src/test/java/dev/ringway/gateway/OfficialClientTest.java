package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The official client of JavaScript in each of its set-ups, on one instance and across two. */
class OfficialClientTest {

    enum SetUp {
        /** Polling, then an upgrade. */
        DEFAULT,
        POLLING,
        WEBSOCKET;

        OfficialClient with(String url, Map<String, String> auth) {
            Map<String, Object> options = new HashMap<>(Map.of("auth", auth));
            if (this != DEFAULT) {
                options.put("transports", List.of(name().toLowerCase(java.util.Locale.ROOT)));
            }
            return new OfficialClient(url, options);
        }

        OfficialClient viewer(String url) {
            return with(url, Map.of("token", Tokens.of("viewer")));
        }
    }

    private static Instance first;
    private static Instance second;
    private static CallFeed feed;

    private final String sid = CallFeed.newSid();
    private final String room = "call:" + sid;

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

    @ParameterizedTest
    @CsvSource({"DEFAULT,polling,websocket", "POLLING,polling,", "WEBSOCKET,websocket,"})
    void it_connects_by_its_transport_and_the_default_is_upgraded(SetUp setUp, String begins, String becomes) {
        try (OfficialClient client = setUp.viewer(first.socketUrl())) {
            assertThat(client.awaitEvent("open").asString()).isEqualTo(begins);
            if (becomes != null) {
                assertThat(client.awaitEvent("upgrade").asString()).isEqualTo(becomes);
            }
            assertThat(client.subscribe("calls").path("ok").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_an_accepted_token_it_hears_why_and_nothing_else(SetUp setUp) {
        try (OfficialClient without = setUp.with(first.socketUrl(), Map.of());
                OfficialClient forged = setUp.with(first.socketUrl(), Map.of("token", "not.a.token"));
                OfficialClient witness = setUp.viewer(first.socketUrl())) {
            JsonNode missing = without.awaitEvent("connect_error");
            assertThat(missing.path("data").path("code").asString()).isEqualTo("token_missing");
            assertThat(missing.path("message").asString()).isNotBlank();
            assertThat(forged.awaitEvent("connect_error")
                            .path("data")
                            .path("code")
                            .asString())
                    .isEqualTo("token_refused");
            without.emit("subscribe", Map.of("room", "calls"));
            forged.emit("subscribe", Map.of("room", "calls"));

            witness.subscribe("calls");
            feed.changed(sid, 1, "ringing");
            witness.awaitEvent("change");
            assertThat(List.of(without, forged))
                    .allSatisfy(refused -> assertThat(refused.happened())
                            .extracting(one -> one.path("event").asString())
                            .containsOnlyOnce("connect_error")
                            .isSubsetOf("open", "upgrade", "connect_error", "disconnect"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_subscription_is_acknowledged_with_what_there_is_or_with_a_reason(SetUp setUp) {
        try (OfficialClient client = setUp.viewer(first.socketUrl())) {
            client.subscribe(room);
            feed.changed(sid, 1, "ringing");
            client.awaitEvent("change");
            JsonNode answer = client.subscribe(room);
            assertThat(answer.path("snapshot").path("call").path("status").asString())
                    .isEqualTo("ringing");
            assertThat(client.subscribe("secrets").path("error").path("code").asString())
                    .isEqualTo("unknown_room");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_burst_of_200_messages_is_complete_and_in_order(SetUp setUp) {
        try (OfficialClient client = setUp.viewer(first.socketUrl())) {
            String cursor = client.subscribe(room).path("cursor").asString();
            burst(1, 200);
            client.awaitEvent("change", 200);
            assertComplete(cursor, client.events("change"), 200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_reconnects_with_its_cursor_misses_nothing(SetUp setUp) {
        reconnects(setUp, first);
    }

    @ParameterizedTest
    @EnumSource
    void who_reconnects_to_another_instance_misses_nothing(SetUp setUp) {
        reconnects(setUp, second);
    }

    private void reconnects(SetUp setUp, Instance next) {
        try (FrontDoor door = new FrontDoor(first);
                OfficialClient client = setUp.viewer(door.url())) {
            String cursor = client.subscribe(room).path("cursor").asString();
            burst(1, 50);
            client.awaitEvent("change", 50);
            door.leadTo(next);
            burst(51, 100);
            client.awaitEvent("connect", 2);

            List<JsonNode> before = client.events("change");
            JsonNode back = client.subscribe(room, before.getLast().path("to").asString());
            assertThat(back.has("snapshot")).isFalse();
            burst(101, 150);
            int told = 150 - back.path("missed").size();
            client.awaitEvent("change", told);

            List<JsonNode> steps = new ArrayList<>(before);
            back.path("missed").forEach(steps::add);
            steps.addAll(client.events("change").subList(before.size(), told));
            assertComplete(cursor, steps, 150);
        }
    }

    private void burst(long from, long to) {
        LongStream.rangeClosed(from, to).forEach(version -> feed.changed(sid, version, "in-progress"));
    }

    /** Each step follows the one before, and the versions are 1, 2, 3 and so on. */
    private static void assertComplete(String cursor, List<JsonNode> steps, long versions) {
        String at = cursor;
        for (JsonNode step : steps) {
            assertThat(step.path("from").asString()).isEqualTo(at);
            at = step.path("to").asString();
        }
        assertThat(steps)
                .extracting(step -> step.path("data").path("version").asLong())
                .isEqualTo(LongStream.rangeClosed(1, versions).boxed().toList());
    }
}
