package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.Topic;
import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.campaigns.CampaignChanged;
import dev.ringway.events.contacts.ContactChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.imports.ContactImportProgressed;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.events.transcripts.TranscriptChanged;
import dev.ringway.gateway.connection.CloseReason;
import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.gateway.live.RoomKind;
import dev.ringway.gateway.room.Refusal;
import dev.ringway.gateway.room.RoomRules;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The AsyncAPI document, the types for clients and the gateway say the same. */
class ContractTest {

    private static final Contract CONTRACT = new Contract();
    private static final Set<String> TOKEN_CODES = Set.of("token_missing", "token_refused");
    private static final int BURST = 3;

    private static Gateways gateways;

    private final String id = UUID.randomUUID().toString();
    private final String sid = CallFeed.newSid();

    @BeforeAll
    static void start() {
        gateways = Gateways.start("RELAY_CHECK_INTERVAL=100ms", "ROOM_CHECK_INTERVAL=100ms", "LIVE_NEWS_PER_SECOND=1");
    }

    @AfterAll
    static void stop() {
        gateways.close();
    }

    @Test
    void the_document_names_every_room_and_who_may_enter_it() {
        Map<String, String> roles = Arrays.stream(RoomKind.values())
                .collect(Collectors.toMap(
                        ContractTest::named,
                        kind -> RoomRules.of(kind).orElseThrow().text()));
        assertThat(CONTRACT.rooms().stream()
                        .collect(Collectors.toMap(
                                room -> room,
                                room -> CONTRACT.room(room).path("role").asString())))
                .isEqualTo(roles);
    }

    @Test
    void the_document_names_every_event_and_every_code() throws ReflectiveOperationException {
        Set<String> heard = gateways.first().handlers().stream()
                .map(EventHandler::event)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(CONTRACT.names("/operations"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(heard.stream(), Stream.of("tell")).toList());
        Set<String> refusals =
                Arrays.stream(Refusal.values()).map(Refusal::code).collect(Collectors.toCollection(TreeSet::new));
        refusals.addAll(TOKEN_CODES);
        assertThat(CONTRACT.codes("Refused", "/properties/error/properties/code"))
                .isEqualTo(refusals);
        Set<String> reasons =
                new TreeSet<>(Set.of(CloseReason.shuttingDown(Duration.ZERO).code()));
        for (var field : CloseReason.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof CloseReason reason) {
                reasons.add(reason.code());
            }
        }
        assertThat(CONTRACT.codes("Closing", "/properties/code")).isEqualTo(reasons);
        Set<String> steps = CONTRACT.rooms().stream()
                .flatMap(room -> CONTRACT.stepTypes(room).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(CONTRACT.codes("Step", "/properties/type")).isEqualTo(steps);
    }

    @Test
    void whatever_is_told_in_any_room_is_as_the_document_and_the_types_say() {
        List<JsonNode> answers = new ArrayList<>();
        TreeMap<String, Set<String>> types = new TreeMap<>();
        List<JsonNode> told;
        try (Watcher watcher = Watcher.of(gateways.first().socketUrl(), Tokens.of("operator"));
                Watcher leaving = Watcher.of(gateways.first().socketUrl(), Tokens.of("operator"))) {
            leaving.subscribe("calls");
            answers.add(leaving.ask("refresh", Map.of("token", Tokens.lasting(Duration.ofSeconds(2), "operator"))));
            Map<String, String> cursors = new TreeMap<>();
            for (String room : rooms()) {
                JsonNode answer = watcher.subscribe(room);
                answers.add(answer);
                cursors.put(room, answer.path("cursor").asString());
            }
            changeEverything(watcher);
            for (String room : rooms()) {
                Awaitility.await(room)
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(typesIn(watcher, room)).isEqualTo(CONTRACT.stepTypes(room)));
                types.put(room, typesIn(watcher, room));
            }
            told = watcher.told().stream()
                    .filter(one -> one.event().equals("change"))
                    .map(Watcher.Told::body)
                    .toList();
            answers.add(watcher.ask("refresh", Map.of("token", Tokens.of("viewer"))));
            answers.add(watcher.ask("refresh", Map.of("token", "none")));
            rooms().forEach(room -> {
                answers.add(watcher.subscribe(room));
                answers.add(watcher.subscribe(room, cursors.get(room)));
            });
            JsonNode left = watcher.ask("unsubscribe", Map.of("room", "calls"));
            CONTRACT.assertConforms("Unsubscribed", left);
            CONTRACT.assertConforms("Ended", watcher.awaitEvent("ended").body());
            CONTRACT.assertConforms("Ended", leaving.awaitEvent("ended").body());
            CONTRACT.assertConforms("Closing", leaving.awaitEvent("closing").body());
            JsonNode snapshot = watcher.awaitEvent("snapshot").body();
            CONTRACT.assertConforms("Snapshot", snapshot);
            TypeScript.check(CONTRACT, answers, told, snapshot);
        }
        told.forEach(change -> CONTRACT.assertConforms("Change", change));
        answers.forEach(
                answer -> CONTRACT.assertConforms(answer.has("expiresAt") ? "Refreshed" : "Subscribed", answer));
        assertThat(types.keySet()).hasSameSizeAs(CONTRACT.rooms());
        try (Watcher without = Watcher.withoutToken(gateways.first().socketUrl())) {
            CONTRACT.assertConforms(
                    "ConnectError", without.awaitEvent("connect_error").body());
        }
    }

    private List<String> rooms() {
        return CONTRACT.rooms().stream()
                .map(room -> room.replace("{id}", room.startsWith("campaign") ? id : sid))
                .toList();
    }

    private static Set<String> typesIn(Watcher watcher, String room) {
        return watcher.changesIn(room).stream()
                .map(change -> change.path("type").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String named(RoomKind kind) {
        return kind.identified() ? kind + ":{id}" : kind.toString();
    }

    /** Everything that can happen in any room. */
    private void changeEverything(Watcher watcher) {
        Instant now = Instant.now();
        EventFeed feed = gateways.feed();
        feed.tell(EventDraft.example(CallChanged.class)
                .with("sid", sid)
                .with("status", "in-progress")
                .event());
        feed.tell(EventDraft.example(CampaignChanged.class)
                .with("campaignId", id)
                .with("status", "active")
                .event());
        feed.delete(Topics.CAMPAIGNS_CHANGED, id);
        EventDraft<ContactImportProgressed> order =
                EventDraft.example(ContactImportProgressed.class).with("importId", id);
        feed.tell(order.with("version", 1)
                .with("state", "running")
                .with("updatedAt", now)
                .without("endedAt")
                .event());
        Instant longAgo = now.minus(Duration.ofDays(1));
        feed.tell(order.with("version", 2)
                .with("state", "done")
                .with("endedAt", longAgo)
                .event());
        feed.tell(report("transcription-started", 1).without("text").event());
        feed.tell(report("transcription-content", 2).with("text", "Hello").event());
        feed.tell(report("transcription-stopped", 3).without("text").event());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> typesIn(watcher, "transcript:" + sid).contains("transcript.stopped")
                        && typesIn(watcher, "calls").contains("call.changed"));
        feed.delete(Topics.CALLS_CHANGED, sid);
        changeUntilCounted(
                watcher,
                "contacts",
                version -> EventDraft.example(ContactChanged.class)
                        .with("contactId", id)
                        .with("version", version)
                        .with("updatedAt", now)
                        .id(id + version)
                        .event());
        changeUntilCounted(
                watcher,
                "transcripts",
                version -> EventDraft.example(TranscriptChanged.class)
                        .with("conversationId", id)
                        .with("version", version)
                        .with("updatedAt", now)
                        .id(id + version)
                        .event());
        deleteUntilTold(watcher, "contacts", Topics.CONTACTS_CHANGED);
        deleteUntilTold(watcher, "transcripts", Topics.TRANSCRIPTS_CHANGED);
    }

    /** Only what is more than may be told one by one in a second is counted: on a slow machine not every burst is. */
    private void changeUntilCounted(Watcher watcher, String room, LongFunction<Event<?>> change) {
        AtomicLong version = new AtomicLong();
        Awaitility.await(room).atMost(Duration.ofSeconds(30)).until(() -> {
            for (int told = 0; told < BURST; told++) {
                gateways.feed().tell(change.apply(version.incrementAndGet()));
            }
            gateways.feed().flush();
            return typesIn(watcher, room).contains(room + ".changed");
        });
    }

    /** One by one only some are told in a second: a deletion comes when that is over. */
    private void deleteUntilTold(Watcher watcher, String room, Topic<?> topic) {
        Awaitility.await(room).atMost(Duration.ofSeconds(30)).until(() -> {
            gateways.feed().delete(topic, id);
            return typesIn(watcher, room).stream().anyMatch(type -> type.endsWith(".deleted"));
        });
    }

    private EventDraft<TranscriptionReported> report(String event, long sequence) {
        return EventDraft.example(TranscriptionReported.class)
                .with("callSid", sid)
                .with("event", event)
                .with("sequenceId", sequence)
                .id(sid + ":" + sequence)
                .at(Instant.now());
    }
}
