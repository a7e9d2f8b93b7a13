package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Files of contacts: asked for, worked off, looked at. */
class ContactImportTest extends Imports {

    @Test
    void aFileBecomesContactsAndWhatIsNotTakenIsToldByItsLine() throws Exception {
        String number = newNumber();
        String file = """
                Telefon;Vorname;Nachname;E-Mail;Firma;Zeitzone;Tags;Priorität;Plan
                %s;Zoë;Will;zoe@example.com;"A ""B""; C";Europe/Vienna;vip; 7 ;gold
                ;;;;;;;;
                no number;Ann;;;;;;;
                %s;Twice;;;;;;;
                %s;Ben;;no mail;;;;11;
                %s;too;few

                """.formatted(number, number, newNumber(), newNumber());

        JsonNode view = imported("&tag=import&tag=two&region=DE", file);

        assertThat(view.path("state").asString()).isEqualTo("done");
        assertThat(view.path("progress").path("percent").asInt()).isEqualTo(100);
        assertThat(view.path("file").path("delimiter").asString()).isEqualTo(";");
        assertThat(view.path("columns").path(0).path("field").asString()).isEqualTo("phoneNumber");
        assertThat(view.path("columns").path(8).path("field").asString()).isEqualTo("customFields.Plan");
        assertThat(counts(view)).isEqualTo("5/1/0/0 cell-count=1 invalid-field=1 invalid-phone-number=1 same-number=1");
        assertThat(refused(view))
                .isEqualTo(Map.of(
                        4L, "invalid-phone-number phoneNumber",
                        5L, "same-number phoneNumber",
                        6L, "invalid-field email",
                        7L, "cell-count "));
        assertThat(view.path("refused").path(1).path("message").asString()).contains("same number as line 2");
        assertThat(view.path("refused").path(2).path("message").asString()).contains("priority");
        assertThat(view.path("refused").path(0).path("text").asString()).isEqualTo("no number;Ann;;;;;;;");
        Document contact = contact();
        assertThat(contact.getString("phoneNumber")).isEqualTo(number);
        assertThat(contact.getString("name")).isEqualTo("Zoë Will");
        assertThat(contact.get("details", Document.class).getString("company")).isEqualTo("A \"B\"; C");
        assertThat(contact.getList("tags", String.class)).containsExactly("vip", "import", "two");
        assertThat(contact.getInteger("priority")).isEqualTo(7);
        assertThat(contact.getString("source")).isEqualTo("import");
        assertThat(contact.get("customFields", Document.class)).isEqualTo(new Document("Plan", "gold"));
        assertThat(all(
                        "contactImportNumbers",
                        new Document(
                                "_id",
                                new Document("$regex", "^" + view.path("id").asString()))))
                .isEmpty();
        awaitRecord(
                "contacts.changed.v1",
                record -> contact.getObjectId("_id").toHexString().equals(record.key()));
    }

    @Test
    void aNumberWithoutACountryIsOfTheRegionThatIsSaid() {
        String number = newNumber();
        String file = "phone\n0" + number.substring(3) + "\n";

        assertThat(counts(imported("", file))).isEqualTo("1/0/0/0 invalid-phone-number=1");
        assertThat(counts(imported("&region=DE", file))).isEqualTo("1/1/0/0");
        assertThat(contact().getString("phoneNumber")).isEqualTo(number);
    }

    @Test
    void aDryRunTellsTheSameAndWritesNoContact() {
        String number = newNumber();
        String file = "phone,name\n" + number + ",Zoe\n" + number + ",Zoe\nx,y\n";

        JsonNode dry = imported("&dryRun=true", file);

        assertThat(contacts()).isEmpty();
        assertThat(dry.path("options").path("dryRun").asBoolean()).isTrue();
        JsonNode real = imported("", file);
        assertThat(counts(dry))
                .isEqualTo("3/1/0/0 invalid-phone-number=1 same-number=1")
                .isEqualTo(counts(real));
        assertThat(refused(dry)).isEqualTo(refused(real));
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void aContactThatIsThereStaysOrGetsWhatTheRowNames() {
        JsonNode there = added("""
                "name": "Old", "email": "old@example.com", "status": "do-not-call", "tags": ["a"], "groups": ["%s"],
                "details": {"company": "Old Ltd", "address": {"city": "Wien", "zip": "1010"}},
                "customFields": {"plan": "gold"}, "source": "api", "priority": 3""".formatted(group));
        String number = there.path("phoneNumber").asString();
        String file = "phone,name,email,company,city,tags,plan,status\n" + number + ",New,,,Graz,a;b,silver,active\n";

        assertThat(counts(imported("", file))).isEqualTo("1/0/0/1");
        assertThat(contact().getString("name")).isEqualTo("Old");
        assertThat(counts(imported("&onDuplicate=update", file))).isEqualTo("1/0/1/0");

        Document contact = contact();
        assertThat(contact.getString("name")).isEqualTo("New");
        assertThat(contact.getString("email")).isEqualTo("old@example.com");
        assertThat(contact.getString("status")).isEqualTo("do-not-call");
        assertThat(contact.get("details", Document.class))
                .isEqualTo(Document.parse("{company: 'Old Ltd', address: {city: 'Graz', zip: '1010'}}"));
        assertThat(contact.getList("tags", String.class)).containsExactly("a", "b");
        assertThat(contact.get("customFields", Document.class)).isEqualTo(new Document("plan", "silver"));
        assertThat(contact.getString("source")).isEqualTo("api");
        assertThat(contact.getInteger("priority")).isEqualTo(3);
        assertThat(contact.getLong("version")).isEqualTo(2);
        assertThat(counts(imported("&onDuplicate=update", file + "\n"))).isEqualTo("1/0/0/1");
        assertThat(contact().getLong("version")).isEqualTo(2);
    }

    @Test
    void aRowThatWouldGiveAContactTooMuchIsRefused() {
        String tags = IntStream.range(0, 50).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(","));
        JsonNode there = added("\"tags\": [" + tags + "], \"groups\": [\"" + group + "\"]");

        JsonNode view = imported(
                "&onDuplicate=update&tag=one-more",
                "phone\n" + there.path("phoneNumber").asString() + "\n");

        assertThat(counts(view)).isEqualTo("1/0/0/0 too-much=1");
        assertThat(contact().getLong("version")).isEqualTo(1);
    }

    @Test
    void ourOwnExportIsTakenBack() {
        JsonNode first = added("""
                "name": "=1+1", "tags": ["@vip"], "groups": ["%s"], "consent": {"basis": "contract"},
                "details": {"address": {"location": {"type": "Point", "coordinates": [16.37, 48.2]}},
                            "preferredCallTime": {"start": "09:00", "end": "10:00"}},
                "customFields": {"seats": 12, "open": true}, "priority": 0""".formatted(group));
        String export = get(CONTACTS + "/export?group=" + group, Role.ADMIN).body();

        JsonNode view = imported("&onDuplicate=update", export);

        assertThat(counts(view)).as(view.toString()).isEqualTo("1/0/0/1");
        assertThat(contact(first.path("id").asString())).isEqualTo(first);
    }

    @Test
    void aRepeatedRequestIsTheSameImport() {
        byte[] file = ("phone\n" + newNumber() + "\n").getBytes(StandardCharsets.UTF_8);
        String first = id(asked(Role.OPERATOR, "", file));
        ended(first);

        assertThat(id(asked(Role.OPERATOR, "", file))).isEqualTo(first);
        assertThat(id(asked(Role.OPERATOR, "&dryRun=true", file))).isNotEqualTo(first);
        String keyed = id(asked(Role.OPERATOR, "", file, "Idempotency-Key", group));
        assertThat(keyed).isNotEqualTo(first);
        assertThat(id(asked(Role.OPERATOR, "", file, "Idempotency-Key", group))).isEqualTo(keyed);
        assertThat(asked(Role.OPERATOR, "&region=DE", file, "Idempotency-Key", group)
                        .statusCode())
                .isEqualTo(422);
        assertThat(counts(ended(keyed))).isEqualTo("1/0/0/1");
        assertThat(all("contactImports", new Document("options.groups", group))).hasSize(3);
    }

    @Test
    void aFileWithoutNumbersIsRefusedAtOnceAndToldWhatWasUnderstood() throws Exception {
        long before = storedFiles();
        HttpResponse<String> answer =
                asked(Role.OPERATOR, "", "Name;Rufnr;E-Mail\nZoe;1;\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = json(answer);
        assertThat(problem.path("code").asString()).isEqualTo("no-phone-number-column");
        assertThat(problem.path("errors"))
                .extracting(error -> error.path("message").asString())
                .contains("was understood: Name as name", "was understood: E-Mail as email");
        assertThat(storedFiles()).isEqualTo(before);

        JsonNode view = imported(
                "&mapping=Rufnr:phoneNumber&mapping=Name:ignore", "Name;Rufnr;E-Mail\nZoe;" + newNumber() + ";\n");
        assertThat(counts(view)).isEqualTo("1/1/0/0");
        assertThat(contact().getString("name")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            region=XX                    | region
            region=us                    | region
            dryRun=maybe                 | dryRun
            dryRun=true&dryRun=true      | dryRun
            onDuplicate=merge            | onDuplicate
            onDuplicate=                 | onDuplicate
            mapping=phone                | mapping
            mapping=:phoneNumber         | mapping
            mapping=phone:               | mapping
            mapping=phone:$where         | mapping
            mapping=phone:version        | mapping
            mapping=fax:email            | mapping
            mapping=phone:customFields.a.b | mapping
            tag=a;b                      | tag
            tag=%00                      | tag
            group=%20                    | group
            limit=1                      | limit
            """)
    void aHostileParameterIsNamed(String query, String field) {
        HttpResponse<String> answer =
                asked(Role.ADMIN, "&" + query, ("phone\n" + newNumber()).getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void aHostileKeyIdOrTypeIsRefused() {
        byte[] file = "phone\n".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> key = asked(Role.OPERATOR, "", file, "Idempotency-Key", "a b");
        assertThat(key.statusCode()).isEqualTo(400);
        assertThat(json(key).path("errors").path(0).path("field").asString()).isEqualTo("Idempotency-Key");
        assertThat(get(IMPORTS + "/x", Role.VIEWER).statusCode()).isEqualTo(400);
        assertThat(get(IMPORTS + "/" + new ObjectId(), Role.VIEWER).statusCode())
                .isEqualTo(404);
        assertThat(get(IMPORTS + "/" + new ObjectId() + "/refused", Role.OPERATOR)
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(IMPORTS + "/" + new ObjectId() + "/cancel", Role.OPERATOR, "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(IMPORTS, Role.OPERATOR, "{}").statusCode()).isEqualTo(415);
        assertThat(get(IMPORTS + "?sort=x", Role.VIEWER).statusCode()).isEqualTo(400);
        assertThat(get(IMPORTS + "?cursor=x", Role.VIEWER).statusCode()).isEqualTo(400);
    }

    @Test
    void changingManyContactsIsForAdmins() {
        byte[] file = ("phone\n" + newNumber()).getBytes(StandardCharsets.UTF_8);
        assertThat(asked(Role.OPERATOR, "&onDuplicate=update", file).statusCode())
                .isEqualTo(403);
        id(asked(Role.OPERATOR, "&onDuplicate=update&dryRun=true", file));
        assertThat(asked(Role.VIEWER, "&dryRun=true", file).statusCode()).isEqualTo(403);
    }

    @Test
    void aFileThatIsTooLargeLeavesNothingBehind() throws Exception {
        long before = storedFiles();
        byte[] file = new byte[(3 << 20) + 1];

        assertThat(asked(Role.OPERATOR, "", file).statusCode()).isEqualTo(413);
        HttpResponse<String> chunked =
                sent(Role.OPERATOR, "", BodyPublishers.ofByteArrays(List.of(new byte[2 << 20], new byte[2 << 20])));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(storedFiles()).isEqualTo(before);
    }

    @Test
    void aClientThatStopsSendingIsAnsweredAndLeavesNothingBehind() throws Exception {
        long before = storedFiles();
        try (Socket client = new Socket("localhost", port)) {
            OutputStream out = client.getOutputStream();
            out.write(("POST " + IMPORTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                            + "Authorization: Bearer " + TestTokens.of(Role.OPERATOR)
                            + "\r\nContent-Length: 1000\r\n\r\nphone\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(firstLine(client.getInputStream())).contains(" 408 ");
        }
        assertThat(storedFiles()).isEqualTo(before);
    }

    @Test
    void whatARowSaysIsShownToWhoSeesNumbersOnly() {
        JsonNode view = imported("", "phone,name\n123,Secret +4915112000000\n");
        HttpResponse<String> viewer = get(IMPORTS + "/" + view.path("id").asString(), Role.VIEWER);

        assertThat(viewer.statusCode()).isEqualTo(200);
        assertThat(viewer.body()).doesNotContain("Secret", "4915112000000").contains("invalid-phone-number");
        assertThat(view.path("refused").path(0).path("text").asString()).isEqualTo("123,Secret +4915112000000");
        assertThat(get(IMPORTS + "/" + view.path("id").asString() + "/refused", Role.VIEWER)
                        .statusCode())
                .isEqualTo(403);
        String tag = viewer.headers().firstValue("ETag").orElseThrow();
        assertThat(get(IMPORTS + "/" + view.path("id").asString(), Role.VIEWER, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void allRefusedRowsAreAFileWithoutFormulas() throws Exception {
        String rows = IntStream.range(0, 120).mapToObj(i -> "=cmd" + i + ",x\n").collect(Collectors.joining());
        JsonNode view = imported("", "phone,name\n" + rows);

        assertThat(view.path("refused")).hasSize(50);
        String body = get(IMPORTS + "/" + view.path("id").asString() + "/refused", Role.OPERATOR)
                .body();
        List<NamedCsvRecord> lines;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(body)) {
            lines = reader.stream().toList();
        }
        assertThat(lines).hasSize(120);
        assertThat(lines.getFirst().getField("line")).isEqualTo("2");
        assertThat(lines.getLast().getField("text")).isEqualTo("'=cmd119,x");
        assertThat(lines.getLast().getField("reason")).isEqualTo("invalid-phone-number");
        assertThat(get(IMPORTS + "/" + view.path("id").asString() + "/refused?format=ndjson", Role.OPERATOR)
                        .body()
                        .lines())
                .hasSize(120);
    }

    @Test
    void importsAreListedTheNewestFirstPageByPage() {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            asked.addFirst(imported("", "phone\n" + newNumber()).path("id").asString());
        }

        JsonNode first = json(get(IMPORTS + "?limit=2", Role.VIEWER));
        JsonNode second = json(
                get(IMPORTS + "?limit=1&cursor=" + encoded(first.path("next").asString()), Role.VIEWER));

        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.path("items").valueStream())
                        .map(item -> item.path("id").asString()))
                .isEqualTo(asked);
        assertThat(first.path("items").path(0).has("refused")).isFalse();
    }

    @Test
    void anImportIsCancelledBetweenTwoBatchesAndWhatWasImportedStays() {
        String rows =
                IntStream.range(0, 5_000).mapToObj(i -> newNumber() + "\n").collect(Collectors.joining());
        String id = id(asked(Role.OPERATOR, "", ("phone\n" + rows).getBytes(StandardCharsets.UTF_8)));

        JsonNode cancelled = json(post(IMPORTS + "/" + id + "/cancel", Role.OPERATOR, "{}"));
        assertThat(cancelled.path("cancelRequested").asBoolean()).isTrue();
        JsonNode view = ended(id);

        assertThat(view.path("state").asString()).isEqualTo("cancelled");
        assertThat(view.path("counts").path("created").asInt())
                .isLessThan(5_000)
                .isEqualTo(contacts().size())
                .isEqualTo(view.path("counts").path("read").asInt());
        assertThat(post(IMPORTS + "/" + id + "/cancel", Role.OPERATOR, "{}").statusCode())
                .isEqualTo(202);
        String again =
                id(asked(Role.OPERATOR, "&dryRun=true", ("phone\n" + newNumber()).getBytes(StandardCharsets.UTF_8)));
        ended(again);
        assertThat(post(IMPORTS + "/" + again + "/cancel", Role.OPERATOR, "{}").statusCode())
                .isEqualTo(409);
        assertThat(id(asked(Role.OPERATOR, "", ("phone\n" + rows).getBytes(StandardCharsets.UTF_8))))
                .isNotEqualTo(id);
    }

    @Test
    void anImportWhoseFileIsGoneFails() throws Exception {
        String id = new ObjectId().toHexString();
        JsonNode done = imported("", "phone\n" + newNumber());
        Document left = stored("contactImports", new ObjectId(done.path("id").asString()))
                .orElseThrow();
        left.append("_id", new ObjectId(id)).append("state", "running").append("requestKey", "key:" + id);
        left.remove("endedAt");
        left.get("file", Document.class).append("location", "folder:/contact-imports/gone.csv");
        left.append("position", 1L);
        Mono.from(database.getCollection("contactImports").insertOne(left)).block();

        JsonNode view = ended(id);

        assertThat(view.path("state").asString()).isEqualTo("failed");
        assertThat(view.path("problem").asString()).isEqualTo("the file is gone");
    }

    @Test
    void theEndOfAnImportIsOnKafka() {
        JsonNode view = imported("", "phone\n" + newNumber() + "\nx");
        String id = view.path("id").asString();

        awaitRecord("imports.progress.v1", record -> {
            String text = new String(record.value(), StandardCharsets.UTF_8);
            return id.equals(record.key())
                    && text.contains("\"done\"")
                    && text.contains("\"created\":1")
                    && text.contains("\"refused\":1");
        });
    }

    private static long storedFiles() throws IOException {
        Path folder = Path.of("target/objects/contact-imports");
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static String firstLine(InputStream answer) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = answer.read(); octet >= 0 && octet != '\n'; octet = answer.read()) {
            line.append((char) octet);
        }
        return line.toString();
    }
}
