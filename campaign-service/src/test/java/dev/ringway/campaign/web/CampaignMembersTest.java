package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Contacts of campaigns: added, listed, removed, and following what becomes of the contacts. A batch is 10, a request 25. */
class CampaignMembersTest extends Campaigns {

    private final String group = newWord();

    @Test
    void contactsOfAListComeInOnceAndKeepTheirState() {
        String id = id(campaign(""));
        List<String> contacts = contacts(12, group);
        List<String> asked = new ArrayList<>(contacts);
        asked.add(new ObjectId().toHexString());

        assertThat(counts(addContacts(id, asked))).isEqualTo("12/12/0");
        set(id, contacts.getFirst(), new Document("status", "completed").append("attempts", 2));
        assertThat(counts(addContacts(id, asked))).isEqualTo("12/0/0");

        JsonNode first = member(id, contacts.getFirst());
        assertThat(first.path("status").asString()).isEqualTo("completed");
        assertThat(first.path("attempts").asInt()).isEqualTo(2);
        JsonNode other = member(id, contacts.getLast());
        assertThat(other.path("status").asString()).isEqualTo("pending");
        assertThat(other.has("nextAttempt")).isTrue();
        assertThat(stats(id).path("totalContacts").asLong()).isEqualTo(12);
        awaitRecord(
                "campaign-contacts.changed.v1",
                record -> (id + ":" + contacts.getLast()).equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("\"status\":\"pending\""));
    }

    @Test
    void aFilterOfAnySizeIsGoneThroughInBoundedSteps() {
        String id = id(campaign(""));
        contacts(30, group);
        String body = "{\"filter\": {\"group\": [\"" + group + "\"]}";

        JsonNode first = added(id, body + "}");
        assertThat(counts(first)).isEqualTo("25/25/0");
        assertThat(stats(id).path("pending").asLong()).isEqualTo(25);
        String cursor = ", \"cursor\": \"" + first.path("next").asString() + "\"}";
        JsonNode rest = added(id, body + cursor);
        assertThat(counts(rest)).isEqualTo("5/5/0");
        assertThat(rest.has("next")).isFalse();
        assertThat(counts(added(id, body + "}"))).isEqualTo("25/0/0");
        assertThat(stats(id).path("pending").asLong()).isEqualTo(30);
        String elsewhere = id(campaign(""));
        assertThat(post(path(elsewhere) + "/contacts", Role.OPERATOR, body + cursor)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aContactInTwoCampaignsHasTwoStates() {
        List<String> contacts = contacts(1, group);
        String one = id(campaign(""));
        String other = id(campaign(""));
        addContacts(one, contacts);
        set(one, contacts.getFirst(), new Document("status", "failed").append("attempts", 3));

        addContacts(other, contacts);

        assertThat(member(one, contacts.getFirst()).path("status").asString()).isEqualTo("failed");
        assertThat(member(other, contacts.getFirst()).path("status").asString()).isEqualTo("pending");
    }

    @Test
    void whoDoesNotWantToBeCalledIsSuppressedFromTheStartOrAtOnce() {
        String id = id(campaign(""));
        String unwilling = id(added("\"status\": \"do-not-call\""));
        String willing = id(added("\"priority\": 7, \"details\": {\"timeZone\": \"Europe/Vienna\"}"));
        String called = id(added(""));

        assertThat(counts(addContacts(id, List.of(unwilling, willing, called)))).isEqualTo("3/3/1");
        assertThat(reason(id, unwilling)).isEqualTo("do-not-call");
        assertThat(member(id, willing).path("priority").asInt()).isEqualTo(7);
        assertThat(member(id, willing).path("timeZone").asString()).isEqualTo("Europe/Vienna");
        set(id, called, new Document("status", "completed").append("attempts", 1));

        patch(willing, "{\"status\": \"do-not-call\"}");
        patch(called, "{\"status\": \"do-not-call\"}");

        awaitStatus(id, willing, "suppressed");
        assertThat(reason(id, willing)).isEqualTo("do-not-call");
        assertThat(member(id, willing).has("nextAttempt")).isFalse();
        assertThat(stats(id).path("suppressed").asLong()).isEqualTo(2);
        patch(willing, "{\"status\": \"active\", \"name\": \"Again\"}");
        await().atMost(LIMIT)
                .until(() ->
                        member(id, willing).path("contactName").asString("").equals("Again"));
        assertThat(member(id, willing).path("status").asString()).isEqualTo("suppressed");
        assertThat(member(id, called).path("status").asString()).isEqualTo("completed");
    }

    @Test
    void whatACampaignKnowsOfAContactFollowsIt() {
        String id = id(campaign(""));
        String contact = id(added("\"name\": \"Ann\""));
        addContacts(id, List.of(contact));
        String number = newNumber();

        patch(
                contact,
                "{\"name\": null, \"phoneNumber\": \"" + number + "\", \"priority\": 9,"
                        + " \"details\": {\"timeZone\": \"Asia/Tokyo\"}}");

        await().atMost(LIMIT)
                .until(() -> member(id, contact).path("phoneNumber").asString().equals(number));
        JsonNode member = member(id, contact);
        assertThat(member.has("contactName")).isFalse();
        assertThat(member.path("priority").asInt()).isEqualTo(9);
        assertThat(member.path("timeZone").asString()).isEqualTo("Asia/Tokyo");
        assertThat(member.path("version").asLong()).isEqualTo(2);
    }

    @Test
    void aContactThatIsDeletedIsNotCalledAnyMore() {
        String id = id(campaign(""));
        List<String> contacts = contacts(3, group);
        addContacts(id, contacts);
        set(id, contacts.get(1), new Document("status", "retry-wait").append("attempts", 1));
        set(id, contacts.get(2), new Document("status", "completed").append("attempts", 1));

        String gone = "{\"filter\": {\"group\": [\"" + group + "\"]}, \"action\": \"delete\"}";
        assertThat(post(CONTACTS + "/bulk", Role.ADMIN, gone).statusCode()).isEqualTo(200);

        awaitStatus(id, contacts.get(0), "suppressed");
        awaitStatus(id, contacts.get(1), "suppressed");
        assertThat(reason(id, contacts.get(0))).isEqualTo("contact-deleted");
        assertThat(member(id, contacts.get(2)).path("status").asString()).isEqualTo("completed");
    }

    @Test
    void whoWasCalledAndIsDeletedAndAddedAgainIsNotCalledASecondTime() {
        String id = id(campaign(""));
        String elsewhere = id(campaign(""));
        List<String> numbers = new ArrayList<>();
        for (String outcome : List.of("reached", "busy", "not-processed")) {
            JsonNode contact = added("");
            String number = contact.path("phoneNumber").asString();
            Document attempt = Attempts.ended(Attempts.placed(number), outcome)
                    .append("campaignId", new ObjectId(id))
                    .append("contactId", new ObjectId(id(contact)))
                    .append("counts", !outcome.equals("not-processed"));
            Mono.from(database.getCollection("dialAttempts").insertOne(attempt)).block();
            String gone = ids(List.of(id(contact)));
            assertThat(post(CONTACTS + "/bulk", Role.ADMIN, gone.replace("}", ", \"action\": \"delete\"}"))
                            .statusCode())
                    .isEqualTo(200);
            numbers.add(number);
        }

        List<String> again = numbers.stream()
                .map(number -> id(json(post(CONTACTS, Role.OPERATOR, "{\"phoneNumber\": \"" + number + "\"}"))))
                .toList();

        assertThat(counts(addContacts(id, again))).isEqualTo("3/3/2");
        assertThat(counts(addContacts(elsewhere, again))).isEqualTo("3/3/0");
        for (String contact : again.subList(0, 2)) {
            assertThat(member(id, contact).path("status").asString()).isEqualTo("suppressed");
            assertThat(reason(id, contact)).isEqualTo("number-called");
        }
        assertThat(member(id, again.getLast()).path("status").asString()).isEqualTo("pending");
        assertThat(found(id, "?reason=number-called")).isEqualTo(again.subList(0, 2));
        assertThat(stats(id).path("suppressed").asLong()).isEqualTo(2);
    }

    @Test
    void whoWasNeverCalledGoesOutAgainAndLeavesATombstone() {
        String id = id(campaign(""));
        List<String> contacts = contacts(3, group);
        addContacts(id, contacts);
        set(id, contacts.get(1), new Document("attempts", 1).append("status", "retry-wait"));
        set(id, contacts.get(2), new Document("status", "reserved"));

        JsonNode answer = json(post(path(id) + "/contacts/remove", Role.OPERATOR, ids(contacts)));

        assertThat(answer.toString()).isEqualTo("{\"matched\":3,\"removed\":1,\"kept\":2}");
        assertThat(get(path(id) + "/contacts/" + contacts.getFirst(), Role.VIEWER)
                        .statusCode())
                .isEqualTo(404);
        assertThat(stored("deletions", "campaignContacts:" + id + ":" + contacts.getFirst()))
                .isPresent();
        awaitRecord(
                "campaign-contacts.changed.v1",
                record -> (id + ":" + contacts.getFirst()).equals(record.key()) && record.value() == null);
        JsonNode rest = json(
                post(path(id) + "/contacts/remove", Role.OPERATOR, "{\"filter\": {\"group\": [\"" + group + "\"]}}"));
        assertThat(rest.toString()).isEqualTo("{\"matched\":2,\"removed\":0,\"kept\":2}");
        assertThat(counts(addContacts(id, contacts))).isEqualTo("3/1/0");
    }

    @Test
    void whoComesInAgainGoesOnCountingVersions() {
        String id = id(campaign(""));
        String contact = id(added("\"name\": \"Ann\""));
        String member = path(id) + "/contacts/" + contact;
        addContacts(id, List.of(contact));
        String tag = get(member, Role.OPERATOR).headers().firstValue("ETag").orElseThrow();
        List<Long> versions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            versions.add(member(id, contact).path("version").asLong());
            assertThat(post(path(id) + "/contacts/remove", Role.OPERATOR, ids(List.of(contact)))
                            .statusCode())
                    .isEqualTo(200);
            addContacts(id, List.of(contact));
        }

        assertThat(versions).isSorted().doesNotHaveDuplicates();
        assertThat(get(member, Role.OPERATOR, "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCampaignThatIsOverTakesNobodyAndLetsNobodyGo() {
        String id = ready();
        led(id, "start");
        led(id, "stop");

        for (String way : List.of("/contacts", "/contacts/remove")) {
            HttpResponse<String> answer = post(path(id) + way, Role.ADMIN, ids(contacts(1, group)));
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(code(answer)).isEqualTo("campaign-over");
        }
        String archived = id(campaign(""));
        led(archived, "archive");
        assertThat(code(post(path(archived) + "/contacts", Role.ADMIN, ids(contacts(1, group)))))
                .isEqualTo("campaign-archived");
    }

    @Test
    void whoMayWhat() {
        String id = ready();
        String body = ids(contacts(1, group));
        assertThat(post(path(id) + "/contacts", Role.VIEWER, body).statusCode()).isEqualTo(403);
        assertThat(post(path(id) + "/contacts", Role.OPERATOR, body).statusCode())
                .isEqualTo(200);
        led(id, "start");
        assertThat(post(path(id) + "/contacts", Role.OPERATOR, body).statusCode())
                .isEqualTo(403);
        assertThat(post(path(id) + "/contacts/remove", Role.OPERATOR, body).statusCode())
                .isEqualTo(403);
        assertThat(post(path(id) + "/contacts", Role.ADMIN, body).statusCode()).isEqualTo(200);
        assertThat(post(path(new ObjectId().toHexString()) + "/contacts", Role.ADMIN, body)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | ids",
                "{'ids': []} | ids",
                "{'ids': ['x']} | ids",
                "{'ids': [null]} | ids",
                "{'ids': ['68ef6a5d1c2b3a4d5e6f7001'], 'filter': {}} | ids",
                "{'filter': {'name': ['x']}} | name",
                "{'filter': {'tag': null}} | tag",
                "{'filter': {}, 'cursor': 'x'} | cursor",
            })
    void aMistakeIsNamed(String body, String field) {
        String id = id(campaign(""));
        for (String way : List.of("/contacts", "/contacts/remove")) {
            HttpResponse<String> answer = post(path(id) + way, Role.OPERATOR, body.replace('\'', '"'));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(fields(answer)).containsExactly(field);
        }
    }

    @Test
    void contactsOfACampaignAreFoundByWhereTheyStandAndPaged() {
        String id = id(campaign(""));
        List<String> contacts = contacts(7, group);
        addContacts(id, contacts);
        String elsewhere = id(campaign(""));
        addContacts(elsewhere, contacts);
        set(id, contacts.get(1), new Document("status", "failed").append("outcome", "busy"));
        set(id, contacts.get(2), new Document("status", "failed").append("outcome", "no-answer"));
        Document no =
                new Document("dial", false).append("reason", "outside-hours").append("at", Instant.EPOCH);
        set(id, contacts.get(3), new Document("lastDecision", no));

        assertThat(found(id, "")).isEqualTo(contacts);
        assertThat(found(id, "?status=failed")).isEqualTo(contacts.subList(1, 3));
        assertThat(found(id, "?status=failed&outcome=busy")).containsExactly(contacts.get(1));
        assertThat(found(id, "?outcome=busy&outcome=no-answer")).isEqualTo(contacts.subList(1, 3));
        assertThat(found(id, "?reason=outside-hours")).containsExactly(contacts.get(3));
        assertThat(found(id, "?status=failed&status=pending")).isEqualTo(contacts);
        assertThat(found(id, "?status=calling")).isEmpty();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(
                    get(path(id) + "/contacts?limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), Role.VIEWER));
            page.path("items").forEach(item -> seen.add(item.path("contactId").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(contacts);
        String tag = get(path(id) + "/contacts", Role.VIEWER)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(get(path(id) + "/contacts", Role.VIEWER, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        for (String wrong : List.of(
                "status=open",
                "state=x",
                "limit=0",
                "cursor=x",
                "outcome=",
                "outcome=happy",
                "reason=outside-window")) {
            assertThat(get(path(id) + "/contacts?" + wrong, Role.VIEWER).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void whoMayNotSeeNumbersSeesNone() {
        String id = id(campaign(""));
        JsonNode contact = added("\"name\": \"Zoe +14155550123\"");
        String number = contact.path("phoneNumber").asString();
        addContacts(id, List.of(id(contact)));

        for (String way : List.of("/contacts", "/contacts/" + id(contact))) {
            assertThat(get(path(id) + way, Role.VIEWER).body())
                    .contains(number.substring(0, 5) + "•••")
                    .doesNotContain(number, "4155550123");
            assertThat(get(path(id) + way, Role.OPERATOR).body()).contains(number);
        }
        assertThat(post(path(id) + "/contacts", Role.OPERATOR, "{\"filter\": {\"number\": [\"" + number + "\"]}}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoAsksAtTheSameTimeAddsEachContactOnce() throws Exception {
        String id = id(campaign(""));
        List<String> contacts = contacts(20, group);
        List<Callable<JsonNode>> work = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            work.add(() -> addContacts(id, contacts));
        }
        long added = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<JsonNode> answer : threads.invokeAll(work)) {
                added += answer.get().path("added").asLong();
            }
        }

        assertThat(added).isEqualTo(20);
        assertThat(stats(id).path("totalContacts").asLong()).isEqualTo(20);
        assertThat(json(post(path(id) + "/stats/repair", Role.ADMIN, ""))
                        .path("repaired")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void figuresThatAreNotTheSumsArePutRight() {
        String id = id(campaign(""));
        addContacts(id, contacts(3, group));
        Mono.from(database.getCollection("campaignStats")
                        .updateOne(
                                new Document("campaignId", new ObjectId(id)),
                                new Document("$inc", new Document("pending", 5L))))
                .block();
        assertThat(stats(id).path("pending").asLong()).isEqualTo(8);

        assertThat(post(path(id) + "/stats/repair", Role.OPERATOR, "").statusCode())
                .isEqualTo(403);
        JsonNode answer = json(post(path(id) + "/stats/repair", Role.ADMIN, ""));

        assertThat(answer.path("repaired").asBoolean()).isTrue();
        assertThat(answer.at("/kept/pending").asLong()).isEqualTo(8);
        assertThat(answer.at("/counted/pending").asLong()).isEqualTo(3);
        assertThat(stats(id).path("pending").asLong()).isEqualTo(3);
        await().atMost(LIMIT).until(() -> seen(id).at("/stats/pending").asLong() == 3);
    }

    /** As a dialer would leave it, but for the figures. */
    private void set(String campaign, String contact, Document fields) {
        Document change = new Document("$inc", new Document("version", 1L)).append("$set", fields);
        Mono.from(database.getCollection("campaignContacts")
                        .updateOne(new Document("_id", campaign + ":" + contact), change))
                .block();
    }

    private JsonNode added(String campaign, String body) {
        HttpResponse<String> answer = post(path(campaign) + "/contacts", Role.OPERATOR, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private List<String> found(String campaign, String query) {
        HttpResponse<String> answer = get(path(campaign) + "/contacts" + query, Role.OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer)
                .path("items")
                .valueStream()
                .map(item -> item.path("contactId").asString())
                .toList();
    }

    private void awaitStatus(String campaign, String contact, String status) {
        await().atMost(LIMIT)
                .until(() -> member(campaign, contact).path("status").asString().equals(status));
    }

    private String reason(String campaign, String contact) {
        return member(campaign, contact).at("/lastDecision/reason").asString();
    }

    private static String counts(JsonNode answer) {
        return answer.path("matched") + "/" + answer.path("added") + "/" + answer.path("suppressed");
    }
}
