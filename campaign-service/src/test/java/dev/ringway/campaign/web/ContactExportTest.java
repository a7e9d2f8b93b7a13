package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Contacts as a file. That an export of any size needs the same memory is shown where the exports of calls are tested. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactExportTest extends RunningCampaigns {

    private static final String EXPORT = CONTACTS + "/export";
    private final String group = "e" + UUID.randomUUID();

    private JsonNode first;

    @BeforeAll
    void fill() {
        first = added("""
                "name": "=1+1", "email": "zoe@example.com", "tags": ["@vip", "two"], "groups": ["%s"],
                "details": {"company": "A \\"B\\", C", "address": {"city": "Wien",
                            "location": {"type": "Point", "coordinates": [16.37, 48.2]}},
                            "preferredCallTime": {"start": "09:00", "end": "10:00"}},
                "consent": {"basis": "contract"}, "customFields": {"seats": 12}, "priority": 0""".formatted(group));
        for (int i = 0; i < 250; i++) {
            added("\"groups\": [\"" + group + "\"]");
        }
    }

    @Test
    void everyContactIsALineAndNoCellIsAFormula() throws Exception {
        HttpResponse<String> answer = get(EXPORT + "?group=" + group, Role.OPERATOR);
        List<NamedCsvRecord> lines = csv(answer.body());

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"contacts.csv\"");
        assertThat(lines).hasSize(251);
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.getFields()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r].*")));
        NamedCsvRecord line = lines.getLast();
        assertThat(line.getField("phoneNumber"))
                .isEqualTo("'" + first.path("phoneNumber").asString());
        assertThat(line.getField("name")).isEqualTo("'=1+1");
        assertThat(line.getField("tags")).isEqualTo("'@vip;two");
        assertThat(line.getField("details.company")).isEqualTo("A \"B\", C");
        assertThat(line.getField("details.address.latitude")).isEqualTo("48.2");
        assertThat(line.getField("details.preferredCallTime.end")).isEqualTo("10:00");
        assertThat(line.getField("consent.basis")).isEqualTo("contract");
        assertThat(line.getField("customFields")).isEqualTo("{\"seats\":12}");
        assertThat(line.getField("priority")).isEqualTo("0");
        assertThat(line.getField("history.totalCalls")).isEqualTo("0");
    }

    @Test
    void aLineOfNdjsonIsTheContactAsTheInterfaceTellsIt() {
        List<JsonNode> lines = get(EXPORT + "?format=ndjson&group=" + group, Role.OPERATOR)
                .body()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();

        assertThat(lines).hasSize(251);
        assertThat(lines.getLast()).isEqualTo(first);
    }

    @Test
    void onlyWhoSeesNumbersTakesContactsAwayAndThatIsOnRecord() {
        assertThat(get(EXPORT, Role.VIEWER).statusCode()).isEqualTo(403);
        get(EXPORT + "?tag=none&group=" + group, Role.ADMIN);

        awaitRecord("audit.v1", record -> {
            String entry = new String(record.value(), StandardCharsets.UTF_8);
            return entry.contains("\"EXPORT\"") && entry.contains("tag=none&group=" + group);
        });
        assertThat(get(EXPORT + "?format=xml", Role.OPERATOR).statusCode()).isEqualTo(400);
        assertThat(get(EXPORT + "?limit=1", Role.OPERATOR).statusCode()).isEqualTo(400);
    }

    private static List<NamedCsvRecord> csv(String text) throws Exception {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }
}
