package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Topics;
import dev.ringway.events.contacts.ContactChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.transcripts.TranscriptChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rooms {@code contacts} and {@code transcripts}: that something changed, and not what there is. */
class NewsRoomTest {

    private static final int PER_SECOND = 20;

    private static Gateways gateways;

    private final String id = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        gateways = Gateways.start("RELAY_CHECK_INTERVAL=200ms", "LIVE_NEWS_PER_SECOND=" + PER_SECOND);
    }

    @AfterAll
    static void stop() {
        gateways.close();
    }

    @Test
    void operators_are_told_which_contact_changed_and_nothing_of_the_person() {
        try (Watcher watcher = operator();
                Watcher elsewhere = Watcher.of(gateways.second().socketUrl(), Tokens.of("admin"))) {
            JsonNode answer = watcher.subscribe("contacts");
            elsewhere.subscribe("contacts");
            assertThat(answer.path("snapshot").isObject()).isTrue();
            assertThat(answer.path("snapshot").size()).isZero();
            gateways.feed().tell(contact(id, 3, Instant.now()).event());
            JsonNode change = watcher.awaitChange(this::isOurs);
            elsewhere.awaitChange(this::isOurs);
            assertThat(change.path("type").asString()).isEqualTo("contact.changed");
            assertThat(change.path("data").propertyNames())
                    .containsExactlyInAnyOrder("contactId", "version", "status", "updatedAt");
            gateways.feed().delete(Topics.CONTACTS_CHANGED, id);
            watcher.awaitChange(
                    step -> isOurs(step) && step.path("type").asString().equals("contact.deleted"));
        }
    }

    @Test
    void of_many_changes_some_are_told_and_the_others_counted() {
        int many = 2_000;
        List<String> ids = IntStream.range(0, many)
                .mapToObj(_ -> UUID.randomUUID().toString())
                .toList();
        try (Watcher watcher = operator();
                Watcher later = Watcher.of(gateways.second().socketUrl(), Tokens.of("operator"))) {
            String cursor = watcher.subscribe("contacts").path("cursor").asString();
            Instant began = Instant.now();
            ids.forEach(
                    one -> gateways.feed().tell(contact(one, 1, Instant.now()).event()));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> named(watcher, ids) + counted(watcher) >= many);
            long seconds = Duration.between(began, Instant.now()).toSeconds();
            assertThat(named(watcher, ids) + counted(watcher)).isEqualTo(many);
            assertThat(named(watcher, ids)).isBetween(1L, PER_SECOND * (seconds + 2));
            JsonNode missed = later.subscribe("contacts", cursor).path("missed");
            assertThat(missed.size()).isEqualTo(watcher.changesIn("contacts").size());
        }
    }

    @Test
    void what_changed_long_ago_is_no_news() {
        try (Watcher watcher = operator()) {
            watcher.subscribe("contacts");
            gateways.feed()
                    .tell(contact(id, 1, Instant.now().minus(Duration.ofHours(1)))
                            .event());
            gateways.feed().tell(contact(id, 2, Instant.now()).event());
            assertThat(watcher.awaitChange(this::isOurs)
                            .path("data")
                            .path("version")
                            .asLong())
                    .isEqualTo(2);
        }
    }

    @Test
    void contacts_are_for_operators_and_transcripts_for_viewers() {
        try (Watcher viewer = Watcher.of(gateways.first().socketUrl(), Tokens.of("viewer"))) {
            assertThat(viewer.subscribe("contacts").path("error").path("code").asString())
                    .isEqualTo("forbidden");
            assertThat(viewer.subscribe("transcripts").path("ok").asBoolean()).isTrue();
            assertThat(viewer.subscribe("alerts").path("error").path("message").asString())
                    .contains("calls, call:{id}, campaigns");
        }
    }

    @Test
    void viewers_are_told_which_conversation_changed_and_no_text_of_it() {
        try (Watcher watcher = Watcher.of(gateways.first().socketUrl(), Tokens.of("viewer"))) {
            watcher.subscribe("transcripts");
            gateways.feed()
                    .tell(EventDraft.example(TranscriptChanged.class)
                            .with("conversationId", id)
                            .with("version", 7)
                            .with("title", "About 415-555-0123")
                            .with("updatedAt", Instant.now())
                            .id(id)
                            .event());
            JsonNode change = watcher.awaitChange(step ->
                    step.path("data").path("conversationId").asString("").equals(id));
            assertThat(change.path("type").asString()).isEqualTo("transcript.changed");
            assertThat(change.path("data").path("version").asLong()).isEqualTo(7);
            assertThat(change.path("data").propertyNames())
                    .doesNotContain("title", "keywords", "contactName", "terminationReason", "criteriaChecks");
            gateways.feed().delete(Topics.TRANSCRIPTS_CHANGED, id);
            watcher.awaitChange(step -> step.path("type").asString().equals("transcript.deleted")
                    && step.path("data").path("conversationId").asString("").equals(id));
        }
    }

    private boolean isOurs(JsonNode change) {
        return change.path("data").path("contactId").asString("").equals(id);
    }

    private static long named(Watcher watcher, List<String> ids) {
        return watcher.changesIn("contacts").stream()
                .filter(change ->
                        ids.contains(change.path("data").path("contactId").asString("")))
                .count();
    }

    private static long counted(Watcher watcher) {
        return watcher.changesIn("contacts").stream()
                .filter(change -> change.path("type").asString().equals("contacts.changed"))
                .mapToLong(change -> change.path("data").path("contacts").asLong())
                .sum();
    }

    private static EventDraft<ContactChanged> contact(String id, long version, Instant at) {
        return EventDraft.example(ContactChanged.class)
                .with("contactId", id)
                .with("version", version)
                .with("updatedAt", at)
                .id(id + ":" + version)
                .at(at);
    }

    private static Watcher operator() {
        return Watcher.of(gateways.first().socketUrl(), Tokens.of("operator"));
    }
}
