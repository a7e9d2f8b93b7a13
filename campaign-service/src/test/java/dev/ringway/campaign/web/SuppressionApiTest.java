package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.intake.csv.ImportPlaces;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Numbers on lists: put there, read, changed, taken off. */
class SuppressionApiTest extends RunningCampaigns {

    static final String SUPPRESSIONS = "/api/v1/suppressions";

    @Autowired
    private ImportPlaces places;

    @Test
    void aNumberIsSuppressedOnceHoweverOftenAndByHoweverManyItIsTold() throws Exception {
        String number = newNumber();
        String body = said(number, "\"reason\": \"complaint\", \"note\": \"by letter\", \"source\": \"crm\"");
        List<Callable<HttpResponse<String>>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            work.add(() -> post(SUPPRESSIONS, Role.OPERATOR, body));
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(work)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 200, 200, 200);
        String id = "global:" + number;
        JsonNode suppression = json(answers.getFirst());
        assertThat(suppression.path("id").asString()).isEqualTo(id);
        assertThat(suppression.path("createdBy").asString()).isEqualTo("test-operator");
        assertThat(answers).allSatisfy(answer -> {
            assertThat(json(answer)).isEqualTo(suppression);
            assertThat(answer.headers().firstValue("ETag")).contains("\"1-n\"");
            assertThat(answer.headers().firstValue("Location")).contains(SUPPRESSIONS + "/" + id);
        });
        assertThat(stored("suppressions", id)).isPresent();
        HttpResponse<String> read = get(SUPPRESSIONS + "/" + id, Role.OPERATOR);
        assertThat(json(read)).isEqualTo(suppression);
        assertThat(get(SUPPRESSIONS + "/" + id, Role.OPERATOR, "If-None-Match", "\"1-n\"")
                        .statusCode())
                .isEqualTo(304);
        awaitRecord(
                "suppressions.changed.v1",
                record -> id.equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("\"reason\":\"complaint\"")
                        && !new String(record.value(), StandardCharsets.UTF_8).contains("by letter"));
    }

    @Test
    void tellingMoreMakesItStrongerAndNeverWeaker() {
        String number = newNumber();
        Instant later = Instant.parse("2099-01-01T00:00:00Z");
        told(number, "\"reason\": \"manual\", \"expiresAt\": \"2098-01-01T00:00:00Z\"", 201);

        JsonNode longer = told(number, "\"reason\": \"manual\", \"expiresAt\": \"" + later + "\"", 200);
        assertThat(longer.path("expiresAt").asString()).isEqualTo(later.toString());
        assertThat(longer.path("version").asLong()).isEqualTo(2);
        JsonNode optOut = told(number, "\"reason\": \"opt-out\"", 200);
        assertThat(optOut.path("reason").asString()).isEqualTo("opt-out");
        assertThat(optOut.has("expiresAt")).isFalse();
        assertThat(told(number, "\"reason\": \"manual\", \"expiresAt\": \"" + later + "\"", 200))
                .isEqualTo(optOut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'phoneNumber': '12', 'reason': 'manual' | phoneNumber",
                "'reason': 'manual' | phoneNumber",
                "'phoneNumber': '+12025550147' | reason",
                "'phoneNumber': '+12025550147', 'reason': 'bored' | reason",
                "'phoneNumber': '+12025550147', 'reason': 'opt-out', 'expiresAt': '2099-01-01T00:00:00Z' | expiresAt",
                "'phoneNumber': '+12025550147', 'reason': 'manual', 'expiresAt': '2020-01-01T00:00:00Z' | expiresAt",
                "'phoneNumber': '+12025550147', 'reason': 'manual', 'expiresAt': 'soon' | expiresAt",
                "'phoneNumber': '+12025550147', 'reason': 'manual', 'list': 'local' | list",
                "'phoneNumber': '+12025550147', 'reason': 'manual', 'list': '68ef6a5d1c2b3a4d5e6f7fff' | list",
                "'phoneNumber': '+12025550147', 'reason': 'manual', 'note': '' | note",
                "'phoneNumber': '+12025550147', 'reason': 'manual', 'colour': 'red' | colour",
            })
    void whatCannotBeIsNamed(String fields, String field) {
        HttpResponse<String> answer = post(SUPPRESSIONS, Role.OPERATOR, "{" + fields.replace('\'', '"') + "}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void aPatchChangesAllButTheNumberItsListAndThatItIsAnOptOut() {
        String number = newNumber();
        told(number, "\"reason\": \"manual\", \"note\": \"a\", \"source\": \"b\"", 201);

        HttpResponse<String> changed =
                patched(number, "{\"note\": null, \"expiresAt\": \"2099-01-01T00:00:00Z\"}", "\"1-n\"");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).has("note")).isFalse();
        assertThat(json(changed).path("source").asString()).isEqualTo("b");
        assertThat(json(changed).path("version").asLong()).isEqualTo(2);
        assertThat(patched(number, "{}", "\"1-n\"").statusCode()).isEqualTo(412);
        assertThat(patched(number, "{\"phoneNumber\": \"+12025550147\"}", "\"2-n\"")
                        .statusCode())
                .isEqualTo(400);
        assertThat(patched(number, "{\"reason\": \"opt-out\"}", "\"2-n\"").statusCode())
                .isEqualTo(400);
        assertThat(patched(number, "{\"reason\": \"opt-out\", \"expiresAt\": null}", "\"2-n\"")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = patched(number, "{\"reason\": \"manual\"}", "\"3-n\"");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("code").asString()).isEqualTo("opt-out-stays");
        assertThat(patched(number, "{\"note\": \"again\"}", "\"3-n\"").statusCode())
                .isEqualTo(200);
        assertThat(patched(newNumber(), "{}", "\"1-n\"").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsTakenOffAListLeavesWhoDidItAndATombstoneAndGoesOnCountingWhenItComesBack() {
        String number = newNumber();
        String id = "global:" + number;
        told(number, "\"reason\": \"manual\"", 201);
        patched(number, "{\"note\": \"x\"}", "\"1-n\"");

        assertThat(deleted(Role.VIEWER, id, "", "\"2-m\"")).isEqualTo(403);
        assertThat(deleted(Role.OPERATOR, id, "", "\"1-n\"")).isEqualTo(412);
        assertThat(deleted(Role.OPERATOR, id, "", "\"2-n\"")).isEqualTo(204);

        assertThat(deleted(Role.OPERATOR, id, "", "\"2-n\"")).isEqualTo(404);
        assertThat(get(SUPPRESSIONS + "/" + id, Role.OPERATOR).statusCode()).isEqualTo(404);
        assertThat(all("suppressionRemovals", new Document("suppressionId", id)))
                .singleElement()
                .satisfies(record -> assertThat(record.getString("removedBy")).isEqualTo("test-operator"));
        assertThat(stored("deletions", "suppressions:" + id)).isPresent();
        awaitRecord("suppressions.changed.v1", record -> id.equals(record.key()) && record.value() == null);
        assertThat(told(number, "\"reason\": \"manual\"", 201).path("version").asLong())
                .isEqualTo(3);
    }

    @Test
    void anOptOutIsTakenBackByAnAdminWithAReasonOnly() {
        String number = newNumber();
        String id = "global:" + number;
        told(number, "\"reason\": \"opt-out\"", 201);

        assertThat(deleted(Role.OPERATOR, id, "?reason=mistake", "\"1-n\"")).isEqualTo(403);
        assertThat(deleted(Role.ADMIN, id, "", "\"1-n\"")).isEqualTo(400);
        assertThat(deleted(Role.ADMIN, id, "?reason=%20", "\"1-n\"")).isEqualTo(400);
        assertThat(deleted(Role.ADMIN, id, "?reason=the+wrong+number", "\"1-n\""))
                .isEqualTo(204);
        assertThat(all("suppressionRemovals", new Document("suppressionId", id)))
                .singleElement()
                .satisfies(record -> assertThat(record.getString("why")).isEqualTo("the wrong number"));
    }

    @Test
    void listsAreFilteredAndReadPageByPageAndNeverShowANumberToWhoMayNotSeeIt() {
        String campaign = newCampaign();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String number = newNumber();
            numbers.add(number);
            told(
                    number,
                    "\"list\": \"" + campaign + "\", \"note\": \"call " + number + "\", \"reason\": \""
                            + (i == 0 ? "legal" : "manual") + "\"",
                    201);
        }
        String mine = SUPPRESSIONS + "?list=" + campaign;

        HttpResponse<String> first = get(mine + "&limit=3", Role.VIEWER);
        String next = json(first).path("next").asString();
        HttpResponse<String> second = get(mine + "&limit=3&cursor=" + next, Role.VIEWER);

        assertThat(ids(first)).hasSize(3);
        assertThat(ids(second)).hasSize(2);
        assertThat(json(second).has("next")).isFalse();
        String shown =
                first.body() + second.body() + new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8);
        assertThat(shown).doesNotContain(numbers).contains("•••");
        assertThat(ids(get(mine + "&reason=legal", Role.OPERATOR)))
                .containsExactly(campaign + ":" + numbers.getFirst());
        assertThat(ids(get(mine + "&expired=true", Role.OPERATOR))).isEmpty();
        assertThat(ids(get(SUPPRESSIONS + "?number=" + encoded(numbers.get(2)), Role.OPERATOR)))
                .containsExactly(campaign + ":" + numbers.get(2));
        assertThat(get(SUPPRESSIONS + "?number=" + encoded(numbers.get(2)), Role.VIEWER)
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(SUPPRESSIONS + "/" + campaign + ":" + numbers.get(2), Role.VIEWER)
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(SUPPRESSIONS + "/xyz", Role.VIEWER).statusCode()).isEqualTo(400);
        assertThat(get(mine + "&cursor=" + next + "&reason=legal", Role.VIEWER).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aListIsImportedFromAFileWithItsBadRowsToldAndExportedAgain() {
        String campaign = newCampaign();
        String good = newNumber();
        String known = newNumber();
        String optOut = newNumber();
        told(known, "\"list\": \"" + campaign + "\", \"reason\": \"manual\"", 201);
        StringBuilder file = new StringBuilder("Telefon;Reason;note\r\n")
                .append(good)
                .append(";complaint;\"a; b\"\r\n")
                .append(good)
                .append(";;again\r\n")
                .append(known)
                .append(";;\r\n")
                .append("\r\n")
                .append(optOut)
                .append(";opt-out;\r\n")
                .append("12;;\r\n")
                .append(newNumber())
                .append(";bored;\r\n")
                .append(newNumber())
                .append(";\r\n");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            many.add(newNumber());
            file.append(many.get(i)).append(";do-not-call-registry;\r\n");
        }
        String path = SUPPRESSIONS + "/import?list=" + campaign + "&source=registry";

        HttpResponse<String> answer = send("POST", path, Role.OPERATOR, file.toString(), "Content-Type", "text/csv");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode result = json(answer);
        assertThat(counts(result)).isEqualTo("rows 32, created 27, changed 0, unchanged 2, refused 3");
        assertThat(result.path("refusedRows")
                        .valueStream()
                        .map(row -> row.path("line").asInt() + " "
                                + row.path("reason").asString() + " "
                                + row.path("field").asString("")))
                .containsExactly("7 invalid-phone-number phoneNumber", "8 invalid-field reason", "9 cell-count ");
        assertThat(answer.body()).doesNotContain(good);
        assertThat(counts(json(send("POST", path, Role.OPERATOR, file.toString(), "Content-Type", "text/csv"))))
                .isEqualTo("rows 32, created 0, changed 0, unchanged 29, refused 3");
        Document stored = stored("suppressions", campaign + ":" + good).orElseThrow();
        assertThat(stored.getString("reason")).isEqualTo("complaint");
        assertThat(stored.getString("note")).isEqualTo("a; b");
        assertThat(stored.getString("source")).isEqualTo("registry");

        String csv =
                get(SUPPRESSIONS + "/export?list=" + campaign, Role.OPERATOR).body();
        assertThat(csv.lines()).hasSize(1 + 28);
        assertThat(csv).contains(many).contains(optOut);
        String other = newCampaign();
        JsonNode back = json(
                send("POST", SUPPRESSIONS + "/import?list=" + other, Role.OPERATOR, csv, "Content-Type", "text/csv"));
        assertThat(counts(back)).isEqualTo("rows 28, created 28, changed 0, unchanged 0, refused 0");
        assertThat(get(SUPPRESSIONS + "/export", Role.VIEWER).statusCode()).isEqualTo(403);
    }

    @Test
    void anExportComesBackOnTheListsThatItNames() {
        JsonNode contact = added("");
        String number = number(contact);
        String campaign = newCampaign();
        String body = "{\"phoneNumber\": \"" + number + "\", \"campaignId\": \"" + campaign + "\"}";
        assertThat(post("/api/v1/opt-outs", Role.OPERATOR, body).statusCode()).isEqualTo(201);
        String csv =
                get(SUPPRESSIONS + "/export?list=" + campaign, Role.OPERATOR).body();

        JsonNode back = json(send("POST", SUPPRESSIONS + "/import", Role.OPERATOR, csv, "Content-Type", "text/csv"));

        assertThat(counts(back)).isEqualTo("rows 1, created 0, changed 0, unchanged 1, refused 0");
        assertThat(stored("suppressions", "global:" + number)).isEmpty();
        assertThat(contact(contact.path("id").asString()).path("status").asString())
                .isEqualTo("active");
    }

    @Test
    void aRowThatNamesNoListThatThereIsIsRefused() {
        String good = newNumber();
        String everybodys = newNumber();
        String file = "phone,List,reason\r\n" + newNumber() + "," + new ObjectId().toHexString() + ",opt-out\r\n"
                + newNumber() + ",newsletter,opt-out\r\n" + good + "," + newCampaign() + ",opt-out\r\n"
                + everybodys + ",,opt-out\r\n";

        JsonNode result = json(send("POST", SUPPRESSIONS + "/import", Role.OPERATOR, file, "Content-Type", "text/csv"));

        assertThat(counts(result)).isEqualTo("rows 4, created 2, changed 0, unchanged 0, refused 2");
        assertThat(result.path("refusedRows")
                        .valueStream()
                        .map(row -> row.path("line").asInt() + " "
                                + row.path("reason").asString() + " "
                                + row.path("field").asString("")))
                .containsExactly("2 invalid-field list", "3 invalid-field list");
        assertThat(stored("suppressions", "global:" + good)).isEmpty();
        assertThat(stored("suppressions", "global:" + everybodys)).isPresent();
    }

    @Test
    void whatSpreadsheetsLeaveBehindIsReadAsInImportsOfContacts() {
        String number = newNumber();
        String file = "phone,note\r\n" + number + ",a,, \r\n4.91511E+12,b\r\n" + newNumber() + ",c,d\r\n";

        JsonNode result = json(send("POST", SUPPRESSIONS + "/import", Role.OPERATOR, file, "Content-Type", "text/csv"));

        assertThat(counts(result)).isEqualTo("rows 3, created 1, changed 0, unchanged 0, refused 2");
        assertThat(stored("suppressions", "global:" + number)).isPresent();
        assertThat(result.path("refusedRows")
                        .valueStream()
                        .map(row -> row.path("line").asInt() + " "
                                + row.path("reason").asString()))
                .containsExactly("3 invalid-phone-number", "4 cell-count");
        assertThat(result.at("/refusedRows/0/message").asString()).contains("rounded");
    }

    /** Here two files are worked off at a time. */
    @Test
    void whoComesWhileAsManyFilesAreWorkedOffAsMayBeIsToldWhenToComeAgain() {
        try (ImportPlaces.Place _ = places.take().orElseThrow();
                ImportPlaces.Place _ = places.take().orElseThrow()) {
            HttpResponse<String> full = imported();

            assertThat(full.statusCode()).as(full.body()).isEqualTo(429);
            assertThat(json(full).path("code").asString()).isEqualTo("too-many-imports");
            assertThat(full.headers().firstValue("Retry-After")).contains("10");
        }
        for (int i = 0; i < 3; i++) {
            assertThat(imported().statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> imported() {
        String file = "phone\r\n" + newNumber() + "\r\n";
        return send("POST", SUPPRESSIONS + "/import", Role.OPERATOR, file, "Content-Type", "text/csv");
    }

    @Test
    void anOptOutOfEverybodysListStopsTheContactByWhateverWayItComes() {
        JsonNode told = added("");
        JsonNode patched = added("");
        JsonNode imported = added("");
        JsonNode ofOneCampaign = added("");
        told(number(told), "\"reason\": \"opt-out\"", 201);
        told(number(patched), "\"reason\": \"manual\"", 201);
        assertThat(patched(number(patched), "{\"reason\": \"opt-out\"}", "\"1-n\"")
                        .statusCode())
                .isEqualTo(200);
        send(
                "POST",
                SUPPRESSIONS + "/import?reason=opt-out",
                Role.OPERATOR,
                "phone\r\n" + number(imported) + "\r\n",
                "Content-Type",
                "text/csv");
        told(number(ofOneCampaign), "\"reason\": \"opt-out\", \"list\": \"" + newCampaign() + "\"", 201);

        for (JsonNode contact : List.of(told, patched, imported)) {
            assertThat(contact(contact.path("id").asString()).path("status").asString())
                    .isEqualTo("do-not-call");
        }
        assertThat(contact(ofOneCampaign.path("id").asString()).path("status").asString())
                .isEqualTo("active");
    }

    private static String number(JsonNode contact) {
        return contact.path("phoneNumber").asString();
    }

    @Test
    void aFileThatCannotBeImportedIsRefusedAsAWhole() {
        String path = SUPPRESSIONS + "/import";
        assertThat(json(send("POST", path, Role.OPERATOR, "name\r\nAnn\r\n", "Content-Type", "text/csv"))
                        .path("code")
                        .asString())
                .isEqualTo("no-phone-number-column");
        assertThat(send("POST", path + "?reason=bored", Role.OPERATOR, "phone\r\n", "Content-Type", "text/csv")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(
                                "POST",
                                path + "?list=" + new ObjectId().toHexString(),
                                Role.OPERATOR,
                                "phone\r\n",
                                "Content-Type",
                                "text/csv")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("POST", path, Role.VIEWER, "phone\r\n", "Content-Type", "text/csv")
                        .statusCode())
                .isEqualTo(403);
        String large = "phone\r\n" + "1".repeat(1 << 20);
        assertThat(json(send("POST", path, Role.OPERATOR, large, "Content-Type", "text/csv"))
                        .path("code")
                        .asString())
                .isEqualTo("file-too-large");
    }

    private JsonNode told(String number, String fields, int status) {
        HttpResponse<String> answer = post(SUPPRESSIONS, Role.OPERATOR, said(number, fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json(answer);
    }

    private HttpResponse<String> patched(String number, String body, String tag) {
        return send(
                "PATCH",
                SUPPRESSIONS + "/global:" + number,
                Role.OPERATOR,
                body,
                "If-Match",
                tag,
                "Content-Type",
                "application/merge-patch+json");
    }

    private int deleted(Role role, String id, String query, String tag) {
        return send("DELETE", SUPPRESSIONS + "/" + id + query, role, "", "If-Match", tag)
                .statusCode();
    }

    private String newCampaign() {
        ObjectId id = new ObjectId();
        Mono.from(database.getCollection("campaigns")
                        .insertOne(new Document("_id", id)
                                .append("name", "Renewals")
                                .append("status", "draft")
                                .append("createdAt", Instant.EPOCH)
                                .append("updatedAt", Instant.EPOCH)
                                .append("version", 1L)))
                .block();
        return id.toHexString();
    }

    private static String said(String number, String fields) {
        return "{\"phoneNumber\": \"" + number + "\", " + fields + "}";
    }

    private static List<String> ids(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static String counts(JsonNode result) {
        return List.of("rows", "created", "changed", "unchanged", "refused").stream()
                .map(name -> name + " " + result.path(name).asLong())
                .collect(Collectors.joining(", "));
    }
}
