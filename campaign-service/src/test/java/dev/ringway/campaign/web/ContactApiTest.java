package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single contacts: added, read, changed, deleted. */
class ContactApiTest extends RunningCampaigns {

    @Test
    void aContactIsAddedWithAllThatIsSaidOfItAndReadAgain() {
        HttpResponse<String> answer = post(CONTACTS, Role.OPERATOR, """
                {"phoneNumber": "(202) 555-0147", "name": "Zoë Will", "email": "zoe@example.com", "status": "inactive",
                 "details": {"company": "Acme", "title": "Buyer",
                   "address": {"line": "1 Main Street", "city": "Albany", "state": "NY", "zip": "12207", "country": "US",
                               "location": {"type": "Point", "coordinates": [-73.7562, 42.6526]}},
                   "timeZone": "America/New_York", "preferredCallTime": {"start": "09:00", "end": "24:00"}},
                 "consent": {"basis": "contract", "at": "2026-03-01T01:00:00+01:00", "source": "crm"},
                 "tags": ["vip", "renewal", "vip"], "groups": ["north"], "source": "crm",
                 "customFields": {"plan": "gold", "seats": 12, "price": 12.50, "Größe": true}, "priority": 10}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode contact = json(answer);
        String id = contact.path("id").asString();
        assertThat(answer.headers().firstValue("Location")).contains(CONTACTS + "/" + id);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1-n\"");
        assertThat(contact.path("phoneNumber").asString()).isEqualTo("+12025550147");
        assertThat(contact.path("tags").toString()).isEqualTo("[\"vip\",\"renewal\"]");
        assertThat(contact.at("/consent/at").asString()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(contact.at("/customFields/price").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(contact.at("/history/totalCalls").asLong()).isZero();
        HttpResponse<String> read = get(CONTACTS + "/" + id, Role.OPERATOR);
        assertThat(json(read)).isEqualTo(contact);
        assertThat(get(CONTACTS + "/" + id, Role.OPERATOR, "If-None-Match", "\"1-n\"")
                        .statusCode())
                .isEqualTo(304);
        awaitRecord(
                "contacts.changed.v1",
                record -> id.equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("\"company\":\"Acme\""));
    }

    @Test
    void aNumberBelongsToOneContactHoweverItIsWrittenAndHoweverManyAskAtOnce() throws Exception {
        String number = newNumber();
        List<Callable<HttpResponse<String>>> work = new ArrayList<>();
        for (String written : List.of(number, " " + number, number.replace("+49151", "0049 (0)151 "), number)) {
            String international = written.startsWith("00") ? written.replaceFirst("0049 \\(0\\)", "+49 ") : written;
            work.add(() -> post(CONTACTS, Role.OPERATOR, "{\"phoneNumber\": \"" + international + "\"}"));
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(work)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409, 409, 409);
        List<Document> stored = all("contacts", new Document("phoneNumber", number));
        assertThat(stored).hasSize(1);
        String id = stored.getFirst().getObjectId("_id").toHexString();
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(refused -> {
            assertThat(json(refused).path("code").asString()).isEqualTo("contact-exists");
            assertThat(json(refused).at("/errors/0/message").asString()).contains(id);
            assertThat(refused.headers().firstValue("Location")).contains(CONTACTS + "/" + id);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'phoneNumber': '12' | phoneNumber",
                "'phoneNumber': '+1 202 555 0147 ext. 5' | phoneNumber",
                "'phoneNumber': 12025550147 | phoneNumber",
                "'phoneNumber': null | phoneNumber",
                "'name': '' | name",
                "'name': 'a\\nb' | name",
                "'name': 'a\\ud800' | name",
                "'name': '\\udc00\\ud800' | name",
                "'details': {'address': {'city': '\\ud800'}} | details.address.city",
                "'consent': {'basis': '\\ud800x'} | consent.basis",
                "'tags': ['a\\ud800'] | tags",
                "'email': 'a\\ud800@example.com' | email",
                "'customFields': {'a': '\\ud800'} | customFields.a",
                "'email': 'zoe' | email",
                "'email': 'a b@example.com' | email",
                "'status': 'blocked' | status",
                "'details': [] | details",
                "'details': {'fax': '1'} | details.fax",
                "'details': {'company': 7} | details.company",
                "'details': {'timeZone': 'Mars/Olympus'} | details.timeZone",
                "'details': {'timeZone': '+02:00'} | details.timeZone",
                "'details': {'preferredCallTime': {'start': '9am', 'end': '11:00'}} | details.preferredCallTime.start",
                "'details': {'preferredCallTime': {'start': '09:00'}} | details.preferredCallTime.end",
                "'details': {'preferredCallTime': {'start': '12:00', 'end': '11:00'}} | details.preferredCallTime.end",
                "'details': {'address': {'planet': 'Mars'}} | details.address.planet",
                "'details': {'address': {'location': {'type': 'Point', 'coordinates': [0, 91]}}} | details.address.location",
                "'details': {'address': {'location': {'type': 'Point', 'coordinates': [0]}}} | details.address.location",
                "'consent': {} | consent.basis",
                "'consent': {'basis': 'x', 'at': 'today'} | consent.at",
                "'tags': 'vip' | tags",
                "'tags': ['a;b'] | tags",
                "'tags': [''] | tags",
                "'groups': [1] | groups",
                "'customFields': {'a.b': 1} | customFields.a.b",
                "'customFields': {'$set': 1} | customFields.$set",
                "'customFields': {'a': {'b': 1}} | customFields.a",
                "'priority': 11 | priority",
                "'priority': 1.5 | priority",
                "'history': {} | history",
                "'version': 7 | version",
            })
    void whatCannotBeIsNamed(String fields, String field) {
        String json = fields.replace('\'', '"');
        String body = json.contains("phoneNumber")
                ? "{" + json + "}"
                : "{\"phoneNumber\": \"" + newNumber() + "\", " + json + "}";

        HttpResponse<String> answer = post(CONTACTS, Role.OPERATOR, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void aPlaceThatIsNoneOnEarthIsNamedHoweverManyDigitsItHas() {
        for (String degrees :
                List.of("9".repeat(400), "-" + "9".repeat(400), "1e400", "1e999999", "9".repeat(400) + ".5")) {
            HttpResponse<String> answer = post(
                    CONTACTS,
                    Role.OPERATOR,
                    "{\"phoneNumber\": \"" + newNumber()
                            + "\", \"details\": {\"address\": {\"location\": {\"type\": \"Point\", \"coordinates\": [0, "
                            + degrees + "]}}}}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("details.address.location");
        }
    }

    @Test
    void allMistakesAreToldAtOnceAndFiftyIsTheMostOfAList() {
        String many = "[\"" + String.join("\",\"", numbered(51)) + "\"]";
        HttpResponse<String> answer =
                post(CONTACTS, Role.OPERATOR, "{\"name\": 1, \"tags\": " + many + ", \"groups\": " + many + "}");

        assertThat(json(answer)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("phoneNumber", "name", "tags", "groups");
        for (String body : List.of("[]", "7", "null", "{", "\"text\"")) {
            assertThat(post(CONTACTS, Role.OPERATOR, body).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aMergePatchChangesWhatItNamesAndLeavesTheRest() {
        JsonNode contact = added("\"name\": \"Ann\", \"tags\": [\"a\"], \"priority\": 3,"
                + " \"details\": {\"company\": \"Acme\", \"title\": \"Boss\", \"address\": {\"city\": \"Wien\", \"zip\": \"1010\"}},"
                + " \"customFields\": {\"one\": 1, \"two\": 2.50}");
        String id = contact.path("id").asString();

        HttpResponse<String> answer = patch(id, """
                {"name": null, "email": "ann@example.com", "tags": ["b"],
                 "details": {"company": null, "address": {"city": "Graz"}}, "customFields": {"one": null, "three": "3"}}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"2-n\"");
        JsonNode changed = json(answer);
        assertThat(changed.has("name")).isFalse();
        assertThat(changed.path("details"))
                .isEqualTo(tree("{'title': 'Boss', 'address': {'city': 'Graz', 'zip': '1010'}}"));
        assertThat(changed.path("tags").toString()).isEqualTo("[\"b\"]");
        assertThat(changed.path("priority").asInt()).isEqualTo(3);
        assertThat(changed.at("/customFields/two").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(changed.at("/customFields/three").asString()).isEqualTo("3");
        assertThat(changed.at("/customFields/one").isMissingNode()).isTrue();
        assertThat(contact(id)).isEqualTo(changed);
        assertThat(patch(id, "{}").headers().firstValue("ETag")).contains("\"2-n\"");
        assertThat(patch(id, "{\"phoneNumber\": null}").statusCode()).isEqualTo(400);
        assertThat(patch(id, "{\"history\": {\"totalCalls\": 9}}").statusCode()).isEqualTo(400);
        awaitRecord(
                "audit.v1", record -> new String(record.value(), StandardCharsets.UTF_8).contains(CONTACTS + "/" + id));
    }

    @Test
    void anEditMayNotTakeAnothersNumber() {
        JsonNode one = added("");
        JsonNode other = added("");

        HttpResponse<String> answer = patch(
                other.path("id").asString(),
                "{\"phoneNumber\": \"" + one.path("phoneNumber").asString() + "\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Location"))
                .contains(CONTACTS + "/" + one.path("id").asString());
    }

    @Test
    void whoHasNotSeenTheNewestVersionChangesAndDeletesNothing() {
        String id = added("\"name\": \"first\"").path("id").asString();
        patch(id, "{\"name\": \"second\"}");
        String path = CONTACTS + "/" + id;

        assertThat(send(
                                "PATCH",
                                path,
                                Role.OPERATOR,
                                "{\"name\": \"third\"}",
                                "If-Match",
                                "\"1-n\"",
                                "Content-Type",
                                JSON)
                        .statusCode())
                .isEqualTo(412);
        assertThat(send("DELETE", path, Role.ADMIN, "", "If-Match", "\"1-n\"").statusCode())
                .isEqualTo(412);
        assertThat(send("DELETE", path, Role.ADMIN, "").statusCode()).isEqualTo(428);
        assertThat(send("DELETE", path, Role.OPERATOR, "", "If-Match", "\"2-n\"")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("PATCH", path, Role.VIEWER, "{}", "If-Match", "\"2-m\"", "Content-Type", JSON)
                        .statusCode())
                .isEqualTo(403);
        assertThat(contact(id).path("name").asString()).isEqualTo("second");
    }

    @Test
    void aDeletedContactLeavesATombstoneAndItsNumber() {
        JsonNode contact = added("");
        String id = contact.path("id").asString();
        String path = CONTACTS + "/" + id;

        assertThat(send("DELETE", path, Role.ADMIN, "", "If-Match", "\"1-n\"").statusCode())
                .isEqualTo(204);

        assertThat(get(path, Role.VIEWER).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", path, Role.ADMIN, "", "If-Match", "\"1-n\"").statusCode())
                .isEqualTo(404);
        assertThat(stored("deletions", "contacts:" + id))
                .hasValueSatisfying(
                        record -> assertThat(record.getObjectId("documentId")).isEqualTo(new ObjectId(id)));
        awaitRecord("contacts.changed.v1", record -> id.equals(record.key()) && record.value() == null);
        assertThat(post(
                                CONTACTS,
                                Role.OPERATOR,
                                "{\"phoneNumber\": \""
                                        + contact.path("phoneNumber").asString() + "\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoMayNotSeeNumbersSeesNone() {
        JsonNode contact = added("""
                "name": "call +14155550123", "customFields": {"mobile": "+14155550199"}, "source": "of +14155550101",
                "consent": {"basis": "told at +14155550102", "source": "tape of +14155550103"},
                "tags": ["old +14155550104"], "groups": ["+14155550105"],
                "details": {"company": "+14155550106", "title": "+14155550107", "address": {"line": "behind +14155550108",
                "city": "+14155550109", "state": "+14155550110", "zip": "+14155550111", "country": "+14155550112"}}""");
        String number = contact.path("phoneNumber").asString();

        String seen =
                get(CONTACTS + "/" + contact.path("id").asString(), Role.VIEWER).body();

        assertThat(seen)
                .contains(number.substring(0, 5) + "•••")
                .doesNotContain(number)
                .doesNotContain("415555");
    }

    @Test
    void whatIsNoIdIsNamedAndWhatIsNotThereIsToldSo() {
        assertThat(get(CONTACTS + "/xyz", Role.VIEWER).statusCode()).isEqualTo(400);
        assertThat(get(CONTACTS + "/" + new ObjectId().toHexString(), Role.VIEWER)
                        .statusCode())
                .isEqualTo(404);
    }

    private static List<String> numbered(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add("t" + i);
        }
        return texts;
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"'));
    }
}
