package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Calls are counted once in the history of their contact, whatever happens to their events and to the contact. */
class ContactHistoryTest extends RunningCampaigns {

    private static final Instant START = Instant.parse("2026-11-02T15:00:00Z");

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    private final EventCodec codec = new EventCodec();

    @Test
    void repeatedAndReorderedEventsCountOnce() {
        String id = added("").path("id").asString();
        List<Event<CallChanged>> events = new ArrayList<>();
        for (int call = 0; call < 12; call++) {
            String sid = newSid();
            Instant start = START.plusSeconds(60L * call);
            events.add(call(sid, 1, id, "queued", start, 0));
            events.add(call(sid, 2, id, "ringing", start, 0));
            events.add(
                    call(sid, 3, id, call % 3 == 0 ? "completed" : "no-answer", start, call % 3 == 0 ? 30 + call : 0));
        }
        Random random = new Random(5);
        List<Event<CallChanged>> arrival = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(2) == 0).forEach(arrival::add);
        Collections.shuffle(arrival, random);

        send(arrival);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                contact(id).at("/history/lastCallStatus").asString("")
                                        + calls(id).stream()
                                                .filter(call -> call.getLong("callVersion") == 3)
                                                .count())
                        .isEqualTo("no-answer12"));
        JsonNode history = contact(id).path("history");
        assertThat(history.path("totalCalls").asLong()).isEqualTo(12);
        assertThat(history.path("lastCallDate").asString()).isEqualTo("2026-11-02T15:11:00Z");
        assertThat(history.path("averageCallDuration").asDouble()).isEqualTo((30 + 33 + 36 + 39) / 4.0);

        long version = contact(id).path("version").asLong();
        String marker = added("").path("id").asString();
        send(events);
        send(List.of(call(newSid(), 1, marker, "queued", START, 0)));
        awaitCalls(marker, 1);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(contact(id).path("version").asLong()).isEqualTo(version));
    }

    @Test
    void aCallOfAContactThatIsNotOursOrIsGoneCountsNowhere() {
        String gone = added("").path("id").asString();
        send("DELETE", CONTACTS + "/" + gone, Role.ADMIN, "", "If-Match", "\"1-n\"");
        String id = added("").path("id").asString();

        send(List.of(
                call(newSid(), 1, gone, "completed", START, 10),
                call(newSid(), 1, "contact-of-somebody-else", "completed", START, 10),
                call(newSid(), 1, id, "completed", START, 10)));

        awaitCalls(id, 1);
        assertThat(calls(gone)).isEmpty();
    }

    @Test
    void anEditKeepsTheHistoryAndADeletionTakesItAlong() {
        String id = added("").path("id").asString();
        send(List.of(call(newSid(), 1, id, "completed", START, 10)));
        awaitCalls(id, 1);

        HttpResponse<String> edited = patch(id, "{\"name\": \"Zoe\"}");

        assertThat(json(edited).at("/history/totalCalls").asLong()).isEqualTo(1);
        String tag = edited.headers().firstValue("ETag").orElseThrow();
        assertThat(send("DELETE", CONTACTS + "/" + id, Role.ADMIN, "", "If-Match", tag)
                        .statusCode())
                .isEqualTo(204);
        assertThat(calls(id)).isEmpty();
    }

    @Test
    void mergedContactsAreOneWithAllTheirCallsAlsoThoseStillToCome() {
        String target = added("\"name\": \"Ann\", \"tags\": [\"a\"]").path("id").asString();
        String one = added("\"name\": \"Anna\", \"email\": \"ann@example.com\", \"tags\": [\"b\"], \"groups\": [\"g\"]")
                .path("id")
                .asString();
        String other = added("\"status\": \"do-not-call\"").path("id").asString();
        String live = newSid();
        send(List.of(
                call(newSid(), 1, target, "completed", START, 10),
                call(newSid(), 1, one, "completed", START.plusSeconds(60), 30),
                call(live, 1, other, "ringing", START.plusSeconds(120), 0)));
        awaitCalls(target, 1);
        awaitCalls(one, 1);
        awaitCalls(other, 1);
        String body = "{\"from\": [\"" + one + "\", \"" + other + "\"]}";

        HttpResponse<String> answer = post(CONTACTS + "/" + target + "/merge", Role.ADMIN, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode merged = json(answer);
        assertThat(merged.path("name").asString()).isEqualTo("Ann");
        assertThat(merged.path("email").asString()).isEqualTo("ann@example.com");
        assertThat(merged.path("status").asString()).isEqualTo("do-not-call");
        assertThat(merged.path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(merged.at("/history/totalCalls").asLong()).isEqualTo(3);
        assertThat(merged.at("/history/averageCallDuration").asDouble()).isEqualTo(20);
        assertThat(get(CONTACTS + "/" + one, Role.VIEWER).statusCode()).isEqualTo(404);
        assertThat(stored("deletions", "contacts:" + other)).isPresent();

        assertThat(json(post(CONTACTS + "/" + target + "/merge", Role.ADMIN, body)))
                .isEqualTo(merged);

        send(List.of(
                call(live, 2, other, "completed", START.plusSeconds(120), 50),
                call(newSid(), 1, one, "busy", START.plusSeconds(180), 0)));
        awaitCalls(target, 4);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(contact(target).path("history").toString())
                        .contains("\"averageCallDuration\":30.0", "\"lastCallStatus\":\"busy\""));
    }

    @Test
    void anOptOutOfOneIsTheMergedContactsOnWhateverListItStands() {
        JsonNode target = added("");
        JsonNode one = added("");
        JsonNode other = added("");
        String campaign = new ObjectId().toHexString();
        suppressed(one, campaign, "opt-out");
        suppressed(other, campaign, "manual");

        merge(target.path("id").asString(), other.path("id").asString());
        assertThat(stored("suppressions", campaign + ":" + number(target))).isEmpty();
        merge(target.path("id").asString(), one.path("id").asString());

        assertThat(stored("suppressions", campaign + ":" + number(target))).hasValueSatisfying(listed -> {
            assertThat(listed.getString("reason")).isEqualTo("opt-out");
            assertThat(listed.getString("note")).isEqualTo("said so");
        });
        assertThat(contact(target.path("id").asString()).path("status").asString())
                .isEqualTo("active");

        JsonNode everybodys = added("");
        suppressed(everybodys, "global", "opt-out");
        HttpResponse<String> merged = post(
                CONTACTS + "/" + target.path("id").asString() + "/merge",
                Role.ADMIN,
                "{\"from\": [\"" + everybodys.path("id").asString() + "\"]}");

        assertThat(stored("suppressions", "global:" + number(target))).isPresent();
        assertThat(json(merged).path("status").asString()).isEqualTo("do-not-call");
        assertThat(contact(target.path("id").asString())).isEqualTo(json(merged));
    }

    private void suppressed(JsonNode contact, String list, String reason) {
        Mono.from(database.getCollection("suppressions")
                        .insertOne(new Document("_id", list + ":" + number(contact))
                                .append("list", list)
                                .append("phoneNumber", number(contact))
                                .append("place", new ObjectId())
                                .append("reason", reason)
                                .append("note", "said so")
                                .append("createdBy", "ann")
                                .append("createdAt", Instant.EPOCH)
                                .append("updatedAt", Instant.EPOCH)
                                .append("version", 1L)))
                .block();
    }

    private static String number(JsonNode contact) {
        return contact.path("phoneNumber").asString();
    }

    @Test
    void contactsFollowTheOneTheyBecamePartOfWhenThatIsMergedToo() {
        String first = added("").path("id").asString();
        String second = added("").path("id").asString();
        String third = added("").path("id").asString();
        merge(second, first);
        merge(third, second);

        send(List.of(call(newSid(), 1, first, "busy", START, 0)));

        awaitCalls(third, 1);
    }

    @Test
    void aMergeThatCannotBeChangesNothing() {
        String id = added("").path("id").asString();
        String other = added("").path("id").asString();
        String path = CONTACTS + "/" + id + "/merge";

        assertThat(post(path, Role.ADMIN, "{\"from\": [\"" + id + "\"]}").statusCode())
                .isEqualTo(400);
        assertThat(post(path, Role.ADMIN, "{\"from\": []}").statusCode()).isEqualTo(400);
        assertThat(post(path, Role.ADMIN, "{\"from\": [null]}").statusCode()).isEqualTo(400);
        assertThat(post(path, Role.ADMIN, "{}").statusCode()).isEqualTo(400);
        assertThat(post(path, Role.OPERATOR, "{\"from\": [\"" + other + "\"]}").statusCode())
                .isEqualTo(403);
        assertThat(post(path, Role.ADMIN, "{\"from\": [\"" + other + "\", \"" + new ObjectId().toHexString() + "\"]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(contact(other).path("version").asLong()).isEqualTo(1);
    }

    private void merge(String target, String from) {
        assertThat(post(CONTACTS + "/" + target + "/merge", Role.ADMIN, "{\"from\": [\"" + from + "\"]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private void awaitCalls(String contactId, long count) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                contact(contactId).at("/history/totalCalls").asLong())
                        .isEqualTo(count));
    }

    private List<Document> calls(String contactId) {
        return all("contactCalls", new Document("contactId", new ObjectId(contactId)));
    }

    private void send(List<Event<CallChanged>> events) {
        events.stream().map(codec::encode).map(kafka::send).toList().forEach(sent -> sent.join());
    }

    private static String newSid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    private static Event<CallChanged> call(
            String sid, long version, String contactId, String status, Instant start, long duration) {
        EventDraft<CallChanged> draft = EventDraft.example(CallChanged.class)
                .id(sid + ":" + version)
                .with("sid", sid)
                .with("version", version)
                .with("contactId", contactId)
                .with("status", status)
                .with("startTime", start);
        return (status.equals("completed") ? draft.with("duration", duration) : draft.without("duration")).event();
    }
}
