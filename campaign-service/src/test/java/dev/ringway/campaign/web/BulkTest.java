package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Many contacts at once. Here a batch is 10 contacts and a request 25. */
class BulkTest extends RunningCampaigns {

    private final String group = "b" + UUID.randomUUID();

    @Test
    void aTagReachesAllOfAFilterInBoundedStepsAndOnce() {
        fill(30);
        String body =
                "{\"filter\": {\"group\": [\"" + group + "\"]}, \"action\": \"add-tags\", \"tags\": [\"new\", \"old\"]";

        JsonNode first = bulk(body + "}");
        assertThat(counts(first)).isEqualTo("25/25/0");
        JsonNode rest = bulk(body + ", \"cursor\": \"" + first.path("next").asString() + "\"}");
        assertThat(counts(rest)).isEqualTo("5/5/0");
        assertThat(rest.has("next")).isFalse();

        assertThat(contacts()).hasSize(30).allSatisfy(contact -> {
            assertThat(contact.getList("tags", String.class)).containsExactly("old", "new");
            assertThat(contact.getLong("version")).isEqualTo(2);
        });
        assertThat(counts(bulk(body + "}"))).isEqualTo("25/0/0");
        assertThat(contacts())
                .allSatisfy(contact -> assertThat(contact.getLong("version")).isEqualTo(2));
        assertThat(bulkAnswer(body.replace("add", "remove") + ", \"cursor\": \""
                                + first.path("next").asString() + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatLeavesTheFilterByBeingChangedIsNotSkipped() {
        fill(30);
        String body = "{\"filter\": {\"group\": [\"" + group
                + "\"], \"status\": [\"active\"]}, \"action\": \"set-status\", \"status\": \"do-not-call\"";

        JsonNode first = bulk(body + "}");
        bulk(body + ", \"cursor\": \"" + first.path("next").asString() + "\"}");

        assertThat(contacts())
                .hasSize(30)
                .allSatisfy(contact -> assertThat(contact.getString("status")).isEqualTo("do-not-call"));
    }

    @Test
    void idsAreTaggedGroupedAndFreedAgain() {
        List<String> ids = fill(3);
        String these = "{\"ids\": [\"" + String.join("\",\"", ids) + "\", \"" + new ObjectId().toHexString() + "\"], ";

        assertThat(counts(bulk(these + "\"action\": \"add-groups\", \"groups\": [\"north\"]}")))
                .isEqualTo("3/3/0");
        assertThat(counts(bulk(these + "\"action\": \"remove-groups\", \"groups\": [\"north\", \"south\"]}")))
                .isEqualTo("3/3/0");
        assertThat(counts(bulk(these + "\"action\": \"remove-tags\", \"tags\": [\"none\"]}")))
                .isEqualTo("3/0/0");
        assertThat(contacts())
                .allSatisfy(contact ->
                        assertThat(contact.getList("groups", String.class)).containsExactly(group));
    }

    @Test
    void aContactThatWouldHaveTooManyTagsStaysAsItIs() {
        List<String> ids = fill(1);
        List<String> fifty = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            fifty.add("\"t" + i + "\"");
        }
        String these = "{\"ids\": [\"" + ids.getFirst() + "\"], \"action\": \"add-tags\", \"tags\": ";

        assertThat(counts(bulk(these + "[\"new\"]}"))).isEqualTo("1/1/0");
        assertThat(counts(bulk(these + fifty + "}"))).isEqualTo("1/0/1");
        assertThat(contacts().getFirst().getList("tags", String.class)).containsExactly("old", "new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alone", "in bulk", "by a merge"})
    void whoIsNotToBeCalledIsNotForgottenWithTheContact(String way) {
        JsonNode unwilling = added("\"status\": \"do-not-call\"");
        String id = unwilling.path("id").asString();
        String number = unwilling.path("phoneNumber").asString();
        String willing = added("").path("phoneNumber").asString();

        HttpResponse<String> answer = switch (way) {
            case "alone" -> send("DELETE", CONTACTS + "/" + id, Role.ADMIN, "", "If-Match", "\"1-n\"");
            case "in bulk" ->
                post(CONTACTS + "/bulk", Role.ADMIN, "{\"ids\": [\"" + id + "\"], \"action\": \"delete\"}");
            default ->
                post(
                        CONTACTS + "/" + added("").path("id").asString() + "/merge",
                        Role.ADMIN,
                        "{\"from\": [\"" + id + "\"]}");
        };

        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        assertThat(stored("contacts", new ObjectId(id))).isEmpty();
        assertThat(stored("suppressions", "global:" + number)).hasValueSatisfying(listed -> {
            assertThat(listed.getString("reason")).isEqualTo("manual");
            assertThat(listed.getString("note")).contains("do-not-call");
            assertThat(listed).doesNotContainKey("expiresAt");
        });
        assertThat(stored("suppressions", "global:" + willing)).isEmpty();
    }

    @Test
    void deletedContactsLeaveTheirTombstones() {
        List<String> ids = fill(12);

        assertThat(counts(bulk("{\"filter\": {\"group\": [\"" + group + "\"]}, \"action\": \"delete\"}")))
                .isEqualTo("12/12/0");

        assertThat(contacts()).isEmpty();
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(stored("deletions", "contacts:" + id)).isPresent());
        awaitRecord("contacts.changed.v1", record -> ids.getLast().equals(record.key()) && record.value() == null);
        assertThat(counts(bulk("{\"ids\": [\"" + ids.getFirst() + "\"], \"action\": \"delete\"}")))
                .isEqualTo("0/0/0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ids': [], 'action': 'delete'} | ids",
                "{'ids': ['x'], 'action': 'delete'} | ids",
                "{'ids': [null], 'action': 'delete'} | ids",
                "{'filter': {'tag': null}, 'action': 'delete'} | tag",
                "{'filter': {'tag': [null]}, 'action': 'delete'} | tag",
                "{'filter': {'q': [' ']}, 'action': 'set-status', 'status': 'inactive'} | q",
                "{'filter': {'q': []}, 'action': 'set-status', 'status': 'inactive'} | q",
                "{'filter': {}, 'action': 'add-tags', 'tags': [null]} | tags",
                "{'action': 'delete'} | ids",
                "{'ids': ['68ef6a5d1c2b3a4d5e6f7001'], 'filter': {}, 'action': 'delete'} | ids",
                "{'filter': {}, 'action': 'delete'} | filter",
                "{'filter': {'name': ['x']}, 'action': 'delete'} | name",
                "{'filter': {}} | action",
                "{'filter': {}, 'action': 'tag'} | action",
                "{'filter': {}, 'action': 'add-tags'} | tags",
                "{'filter': {}, 'action': 'add-groups', 'groups': ['a;b']} | groups",
                "{'filter': {}, 'action': 'set-status', 'status': 'x'} | status",
            })
    void aMistakeIsNamed(String body, String field) {
        HttpResponse<String> answer = bulkAnswer(body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void onlyAnAdminChangesMany() {
        assertThat(post(CONTACTS + "/bulk", Role.OPERATOR, "{\"filter\": {}, \"action\": \"delete\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    private List<String> fill(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(added("\"tags\": [\"old\"], \"groups\": [\"" + group + "\"]")
                    .path("id")
                    .asString());
        }
        return ids;
    }

    private List<Document> contacts() {
        return all("contacts", new Document("groups", group));
    }

    private JsonNode bulk(String body) {
        HttpResponse<String> answer = bulkAnswer(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private HttpResponse<String> bulkAnswer(String body) {
        return post(CONTACTS + "/bulk", Role.ADMIN, body);
    }

    private static String counts(JsonNode answer) {
        return answer.path("matched") + "/" + answer.path("changed") + "/" + answer.path("refused");
    }
}
