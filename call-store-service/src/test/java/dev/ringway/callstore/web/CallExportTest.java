package dev.ringway.callstore.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoClient;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ringway.callstore.store.StoredCalls;
import dev.ringway.starter.security.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls as a file: complete, exact, harmless in a spreadsheet, and never longer in memory than the client is slow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallExportTest extends RunningCallStore {

    private static final String EXPORT = "/api/v1/calls/export";
    private static final long FIRST = 10_000;
    private static final long END = 12_000;
    /** Too much for the buffers between the service and a client that does not read. */
    private static final long FAT = 20_000;

    private static final int FAT_CALLS = 3_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String THESE = between(FIRST, END);
    private static final String FAT_ONES = between(FAT, FAT + FAT_CALLS);

    @Autowired
    private MongoClient client;

    private static String between(long first, long end) {
        return "startedAfter=" + StoredCalls.start(first) + "&startedBefore=" + StoredCalls.start(end);
    }

    @BeforeAll
    void fill() {
        StoredCalls.insert(database, FIRST, END);
        List<Document> fat = LongStream.range(FAT, FAT + FAT_CALLS)
                .mapToObj(StoredCalls::call)
                .toList();
        fat.forEach(call -> call.get("outcome", Document.class).append("notes", "n".repeat(9_999)));
        Mono.from(database.getCollection("calls").insertMany(fat)).block();
    }

    @AfterAll
    void remove() {
        Mono.from(database.getCollection("calls")
                        .deleteMany(new Document("createdAt", new Document("$gte", StoredCalls.start(FIRST)))))
                .block();
    }

    @Test
    void everyCallIsALineOfTheCsvNewestFirst() throws IOException {
        HttpResponse<String> answer = get(EXPORT + "?" + THESE, Role.OPERATOR);
        List<NamedCsvRecord> lines = csv(answer.body());

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"calls.csv\"");
        assertThat(lines.stream().map(line -> line.getField("sid")))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(FIRST, END).mapToObj(StoredCalls::sid).toList());
        assertThat(lines.stream().map(line -> line.getField("startTime")))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        NamedCsvRecord line = lines.stream()
                .filter(one -> one.getField("sid").equals(StoredCalls.sid(10_500)))
                .findFirst()
                .orElseThrow();
        assertThat(line.getField("duration")).isEqualTo("0");
        assertThat(line.getField("price")).isEqualTo("0.0085");
        assertThat(line.getField("outcome.followUpRequired")).isEqualTo("true");
        assertThat(line.getField("metadata.tags")).isEqualTo("vip;batch");
        assertThat(line.getField("recordings")).isEqualTo("RE%032x".formatted(10_500));
        assertThat(line.getField("outcome.notes")).isEqualTo("line one\nline \"two\"");
        assertThat(answer.body()).contains("\r\n" + StoredCalls.sid(10_500) + ",");
    }

    @Test
    void noCellIsAFormula() throws IOException {
        List<NamedCsvRecord> lines =
                csv(get(EXPORT + "?" + THESE, Role.OPERATOR).body());

        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.getFields()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r].*")));
        assertThat(lines.getFirst().getField("from")).startsWith("'+1415555");
        assertThat(lines.getFirst().getField("contactName")).startsWith("'=Zoë \"Will\"");
    }

    @Test
    void noTagIsAFormulaForASpreadsheetThatSplitsThem() throws IOException {
        Document tagged = StoredCalls.call(END + 1_000);
        tagged.get("metadata", Document.class).put("tags", List.of("vip", "=1+1", "@sum"));
        insert(tagged);

        List<NamedCsvRecord> lines = csv(get(EXPORT + "?" + between(END + 1_000, END + 1_004), Role.OPERATOR)
                .body());

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().getField("metadata.tags")).isEqualTo("vip;'=1+1;'@sum");
    }

    /** A spreadsheet that splits at semicolons, or at the ends of lines, makes a cell of each. */
    @Test
    void noPartOfATextIsAFormula() throws IOException {
        Document call = StoredCalls.call(END + 2_000);
        call.put("callerName", "x;=cmd|' /C calc'!A0;fine; @sum\n=1+1");
        insert(call);

        List<NamedCsvRecord> lines = csv(get(EXPORT + "?" + between(END + 2_000, END + 2_004), Role.OPERATOR)
                .body());

        assertThat(lines.getFirst().getField("callerName")).isEqualTo("x;'=cmd|' /C calc'!A0;fine; '@sum\n'=1+1");
    }

    @Test
    void whoMayNotSeeNumbersFindsThemNeitherInNamesNorInWhatPeopleWrote() {
        Document call = StoredCalls.call(END + 3_000);
        call.put("contactName", "+14155557781");
        call.get("outcome", Document.class).append("notes", "call back at +1 415 555 7782");
        call.get("metadata", Document.class)
                .append("tags", List.of("tel +14155557783"))
                .append("customFields", new Document("other", "+14155557784"));
        insert(call);

        String query = "?" + between(END + 3_000, END + 3_004);
        for (String path : List.of("/api/v1/calls" + query, EXPORT + query)) {
            assertThat(get(path, Role.VIEWER).body())
                    .as(path)
                    .contains(StoredCalls.sid(END + 3_000))
                    .doesNotContain("5557781", "555 7782", "5557783", "5557784");
            assertThat(get(path, Role.OPERATOR).body()).contains("5557781", "555 7782", "5557783", "5557784");
        }
    }

    @Test
    void aLineOfNdjsonIsTheCallAsTheInterfaceTellsIt() {
        HttpResponse<String> answer = get(EXPORT + "?" + THESE, Role.OPERATOR, "Accept", "application/x-ndjson");
        List<JsonNode> calls =
                answer.body().lines().map(JsonMapper.shared()::readTree).toList();

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(calls).hasSize((int) (END - FIRST));
        JsonNode call = calls.get(777);
        assertThat(call).isEqualTo(json(get("/api/v1/calls/" + call.path("sid").asString(), Role.OPERATOR)));
    }

    @Test
    void filtersHoldAndNothingFoundIsAHeaderLine() throws IOException {
        List<NamedCsvRecord> lines = csv(get(EXPORT + "?campaign=campaign-8&status=completed&" + THESE, Role.OPERATOR)
                .body());

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getField("campaignId")).isEqualTo("campaign-8"))
                .allSatisfy(line -> assertThat(line.getField("status")).isEqualTo("completed"));
        assertThat(get(EXPORT + "?campaign=none", Role.OPERATOR).body().lines()).hasSize(1);
        assertThat(get(EXPORT + "?campaign=none&format=ndjson", Role.OPERATOR).body())
                .isEmpty();
    }

    @Test
    void whoMayNotSeeNumbersGetsThemMasked() {
        for (String format : List.of("csv", "ndjson")) {
            assertThat(get(EXPORT + "?format=" + format + "&" + THESE, Role.VIEWER)
                            .body())
                    .doesNotContainPattern("\\+1415[0-9]")
                    .contains("+1415•••");
        }
        assertThat(get(EXPORT + "?from=%2B14155550017", Role.VIEWER).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoTookCallsAwayIsOnRecord() {
        get(EXPORT + "?campaign=none&from=%2B14155550017", Role.ADMIN);

        awaitEvent(
                "audit.v1",
                event -> event.path("method").asString("").equals("EXPORT")
                        && event.path("path").asString("").equals(EXPORT + "?campaign=none&from=+1415•••0017")
                        && event.path("actor").asString("").equals("test-admin"));
    }

    @ParameterizedTest
    @CsvSource({"format=xml, 400, format", "sort=startTime, 400, sort", "limit=1, 400, limit", "status=x, 400, status"})
    void aMistakeIsToldBeforeAnythingIsSent(String query, int status, String field) {
        HttpResponse<String> answer = get(EXPORT + "?" + query, Role.OPERATOR);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void aTypeThatIsNotWrittenIsRefused() {
        HttpResponse<String> answer = get(EXPORT, Role.OPERATOR, "Accept", "application/pdf");

        assertThat(answer.statusCode()).isEqualTo(406);
    }

    @Test
    void aFewRunAtOnceAndAClientThatGoesAwayMakesRoomAndEndsItsCursor() throws IOException {
        List<ExportClient> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(ExportClient.ask(port, EXPORT + "?" + FAT_ONES));
            assertThat(clients.get(i).status()).isEqualTo(200);
        }
        await().atMost(LIMIT).until(() -> cursors().size() == 3);

        HttpResponse<String> refused = get(EXPORT + "?campaign=none", Role.OPERATOR);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).path("code").asString()).isEqualTo("too-many-exports");

        for (ExportClient gone : clients) {
            gone.close();
        }
        await().atMost(LIMIT).until(() -> cursors().isEmpty());
        await().atMost(LIMIT)
                .until(() -> get(EXPORT + "?campaign=none", Role.OPERATOR).statusCode() == 200);
    }

    @Test
    void aClientThatTakesNothingIsBrokenOff() throws IOException {
        try (ExportClient stalled = ExportClient.ask(port, EXPORT + "?" + FAT_ONES)) {
            assertThat(stalled.status()).isEqualTo(200);
            await().atMost(LIMIT).until(() -> cursors().size() == 1);

            // One that is just being read is not listed: gone is what stays away.
            await().atMost(LIMIT)
                    .during(Duration.ofSeconds(2))
                    .until(() -> cursors().isEmpty());
            assertThat(stalled.rest()).doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void aFailureInTheMiddleLeavesTheAnswerWithoutItsEnd() throws IOException {
        try (ExportClient reader = ExportClient.ask(port, EXPORT + "?" + FAT_ONES)) {
            assertThat(reader.status()).isEqualTo(200);
            await().atMost(LIMIT).until(() -> cursors().size() == 1);
            Mono.from(database.runCommand(new Document("killCursors", "calls").append("cursors", cursors())))
                    .block();

            assertThat(reader.rest()).doesNotEndWith("0\r\n\r\n");
        }
        try (ExportClient reader = ExportClient.ask(port, EXPORT + "?" + FAT_ONES + "&campaign=none")) {
            assertThat(reader.status()).as("that of a whole one has it").isEqualTo(200);
            assertThat(reader.restUntil("0\r\n\r\n")).contains("sid,status");
        }
    }

    /** Of exports that wait for their client. */
    private List<Long> cursors() {
        return Flux.from(client.getDatabase("admin")
                        .aggregate(List.of(
                                Document.parse("{$currentOp: {idleCursors: true, allUsers: true}}"),
                                Document.parse(
                                        "{$match: {type: 'idleCursor', 'cursor.originatingCommand.find': 'calls'}}"),
                                new Document("$match", new Document("ns", database.getName() + ".calls")))))
                .map(operation -> operation.get("cursor", Document.class).getLong("cursorId"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static List<NamedCsvRecord> csv(String text) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().maxBufferSize(1 << 20).ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }
}
