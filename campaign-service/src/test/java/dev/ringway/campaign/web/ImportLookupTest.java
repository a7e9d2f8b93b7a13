package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Imports as they are looked at, and ended before their time. */
class ImportLookupTest extends Imports {

    @Test
    void whatARowSaysIsShownToWhoSeesNumbersOnly() {
        JsonNode view = imported(
                "&tag=" + encoded("of +4915112000000") + "&group=" + encoded("+4915112000000"),
                "phone,name\n123,Secret +4915112000000\n");
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
        String anew = id(asked(Role.OPERATOR, "", ("phone\n" + rows).getBytes(StandardCharsets.UTF_8)));
        assertThat(anew).isNotEqualTo(id);
        post(IMPORTS + "/" + anew + "/cancel", Role.OPERATOR, "{}"); // or the next test's imports wait for it
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
}
