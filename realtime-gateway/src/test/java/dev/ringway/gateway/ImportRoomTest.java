package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.imports.ContactImportProgressed;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The room {@code imports}; its instances let an import stay for five minutes after its end. */
class ImportRoomTest {

    private static final Duration STAYS = Duration.ofMinutes(5);
    private static final Duration SILENT = Duration.ofHours(24);

    private static Gateways gateways;

    private final Listed ours =
            new Listed("imports", "importId", UUID.randomUUID().toString());

    @BeforeAll
    static void start() {
        gateways = Gateways.start("RELAY_CHECK_INTERVAL=200ms", "LIVE_ENDED_IMPORT_RETENTION=5m");
    }

    @AfterAll
    static void stop() {
        gateways.close();
    }

    @Test
    void an_import_is_seen_from_its_first_rows_to_its_end_and_a_while_longer() {
        try (Watcher watcher = operator(gateways.first());
                Watcher elsewhere = operator(gateways.second())) {
            watcher.subscribe("imports");
            elsewhere.subscribe("imports");
            running(1, 100);
            running(2, 200);
            ended(3, Instant.now());
            ours.awaitVersion(watcher, 3);
            ours.awaitVersion(elsewhere, 3);

            assertThat(ours.versions(watcher)).containsExactly(1L, 2L, 3L);
            assertThat(ours.versions(elsewhere)).containsExactly(1L, 2L, 3L);
            JsonNode first = ours.changes(watcher).getFirst();
            assertThat(first.path("type").asString()).isEqualTo("import.changed");
            assertThat(first.path("data").path("rows").asLong()).isEqualTo(100);
            JsonNode listed = ours.in(watcher.subscribe("imports"));
            assertThat(listed.path("state").asString()).isEqualTo("done");
            assertThat(listed.path("bytesRead").asLong()).isEqualTo(1000);
            assertThat(listed.path("refused").asLong()).isEqualTo(3);
        }
    }

    @Test
    void what_ended_some_minutes_ago_leaves_the_list_and_its_viewers_are_told() {
        try (Watcher watcher = operator(gateways.first())) {
            watcher.subscribe("imports");
            running(1, 100);
            ended(2, Instant.now().minus(STAYS).plusSeconds(2));
            ours.awaitType(watcher, "import.left");
            assertThat(ours.types(watcher)).containsExactly("import.changed", "import.changed", "import.left");
            assertThat(ours.in(watcher.subscribe("imports")).isMissingNode()).isTrue();
        }
    }

    @Test
    void an_end_that_comes_very_late_is_told_and_leaves() {
        try (Watcher watcher = operator(gateways.first())) {
            watcher.subscribe("imports");
            running(1, 100);
            ended(2, Instant.now().minus(Duration.ofHours(1)));
            ours.awaitType(watcher, "import.left");
            assertThat(ours.versions(watcher)).startsWith(1L, 2L);
            assertThat(ours.in(watcher.subscribe("imports")).isMissingNode()).isTrue();
        }
    }

    @Test
    void an_import_that_falls_silent_does_not_run_for_ever() {
        try (Watcher watcher = operator(gateways.first())) {
            watcher.subscribe("imports");
            gateways.feed()
                    // Early enough to be told of on a busy machine before it counts as silent.
                    .tell(draft(1, "running", Instant.now().minus(SILENT).plusSeconds(10))
                            .event());
            ours.awaitType(watcher, "import.left");
            assertThat(ours.versions(watcher)).startsWith(1L);
        }
    }

    @Test
    void an_import_of_long_ago_is_not_told() {
        try (Watcher watcher = operator(gateways.first())) {
            watcher.subscribe("imports");
            ended(7, Instant.now().minus(Duration.ofDays(1)));
            running(8, 100); // in the same partition: it is taken after the one before
            ours.awaitVersion(watcher, 8);
            assertThat(ours.versions(watcher)).containsExactly(8L);
        }
    }

    @Test
    void older_and_repeated_versions_change_nothing() {
        try (Watcher watcher = operator(gateways.first())) {
            watcher.subscribe("imports");
            running(5, 500);
            running(4, 400);
            running(5, 500);
            ended(6, Instant.now());
            running(5, 500);
            ended(6, Instant.now());
            ended(7, Instant.now());
            ours.awaitVersion(watcher, 7);
            assertThat(ours.versions(watcher)).containsExactly(5L, 6L, 7L);
        }
    }

    @Test
    void who_comes_back_with_a_cursor_is_told_what_was_missed() {
        String cursor;
        try (Watcher watcher = operator(gateways.first())) {
            watcher.subscribe("imports");
            running(1, 100);
            cursor = ours.awaitVersion(watcher, 1).path("to").asString();
        }
        try (Watcher meanwhile = operator(gateways.first())) {
            meanwhile.subscribe("imports");
            ended(2, Instant.now().minus(STAYS).plusSeconds(1));
            ours.awaitType(meanwhile, "import.left");
        }
        try (Watcher back = operator(gateways.second())) {
            JsonNode answer = back.subscribe("imports", cursor);
            assertThat(answer.has("snapshot")).isFalse();
            assertThat(answer.path("missed").values().stream().filter(ours::isIn))
                    .extracting(delta -> delta.path("type").asString())
                    .containsExactly("import.changed", "import.left");
        }
    }

    @Test
    void imports_are_for_operators_and_admins() {
        try (Watcher viewer = Watcher.of(gateways.first().socketUrl(), Tokens.of("viewer"));
                Watcher admin = Watcher.of(gateways.first().socketUrl(), Tokens.of("admin"))) {
            assertThat(viewer.subscribe("imports").path("error").path("code").asString())
                    .isEqualTo("forbidden");
            assertThat(admin.subscribe("imports").path("ok").asBoolean()).isTrue();
            assertThat(admin.subscribe("imports:" + ours.id())
                            .path("error")
                            .path("code")
                            .asString())
                    .isEqualTo("unknown_room");
        }
    }

    private void running(long version, long rows) {
        gateways.feed()
                .tell(draft(version, "running", Instant.now())
                        .with("rows", rows)
                        .with("bytesRead", rows)
                        .event());
    }

    private void ended(long version, Instant at) {
        gateways.feed().tell(draft(version, "done", at).with("endedAt", at).event());
    }

    private EventDraft<ContactImportProgressed> draft(long version, String state, Instant at) {
        return EventDraft.blank(ContactImportProgressed.class)
                .with("importId", ours.id())
                .with("version", version)
                .with("state", state)
                .with("dryRun", false)
                .with("bytesRead", 1000)
                .with("bytes", 1000)
                .with("rows", 1000)
                .with("created", 900)
                .with("updated", 90)
                .with("unchanged", 7)
                .with("refused", 3)
                .with("createdAt", at)
                .with("updatedAt", at)
                .id(ours.id() + ":" + version)
                .at(at);
    }

    private static Watcher operator(Instance instance) {
        return Watcher.of(instance.socketUrl(), Tokens.of("operator"));
    }
}
