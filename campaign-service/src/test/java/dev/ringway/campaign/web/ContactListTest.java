package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contacts found by all that they are found by, alone and together, and paged while others come. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactListTest extends RunningCampaigns {

    /** In a group that only these are in, since other tests' contacts lie beside them. */
    private final String here = "g" + UUID.randomUUID();

    private JsonNode zoe;

    @BeforeAll
    void fill() {
        zoe = added("""
                "name": "Zoë Will", "email": "zoe@example.com", "details": {"company": "O'Brien & Söhne (Berlin)",
                "address": {"location": {"type": "Point", "coordinates": [13.405, 52.52]}}},
                "tags": ["vip", "renewal"], "groups": ["%s"]""".formatted(here));
        added("""
                "name": "Will Smith", "email": "will@acme.test", "details": {"company": "Acme",
                "address": {"location": {"type": "Point", "coordinates": [13.06, 52.4]}}},
                "tags": ["vip"], "status": "inactive", "groups": ["%s"]""".formatted(here));
        added("""
                "name": "Ann", "details": {"address": {"location": {"type": "Point", "coordinates": [16.37, 48.2]}}},
                "tags": ["renewal"], "status": "do-not-call", "groups": ["%s", "north"]""".formatted(here));
        added("\"name\": \"Nobody\", \"groups\": [\"" + here + "\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                " | Nobody,Ann,Will Smith,Zoë Will",
                "sort=createdAt | Zoë Will,Will Smith,Ann,Nobody",
                "q=will | Will Smith,Zoë Will",
                "q=WILL+zoe | Zoë Will",
                "q=will+smith | Will Smith",
                "q=smith+-will | Will Smith",
                "q=%22will+smith%22 | Will Smith",
                "q=zoe%40example.com | Zoë Will",
                "q=O%27Brien | Zoë Will",
                "q=%28berlin%29 | Zoë Will",
                "q=will+nowhere | ",
                "q= | Nobody,Ann,Will Smith,Zoë Will",
                "tag=vip | Will Smith,Zoë Will",
                "tag=vip&tag=renewal | Ann,Will Smith,Zoë Will",
                "tag=vip&tag=renewal&tags=all | Zoë Will",
                "status=inactive&status=do-not-call | Ann,Will Smith",
                "near=52.52,13.4,1000 | Zoë Will",
                "near=52.5,13.3,50000 | Will Smith,Zoë Will",
                "near=52.5,13.3,50000&q=will&tag=renewal | Zoë Will",
                "near=0,0,1 | ",
                "q=will&status=active&tag=vip | Zoë Will",
                "updatedBefore=2020-01-01T00:00:00Z | ",
                "updatedAfter=2020-01-01T00:00:00%2B01:00&status=inactive | Will Smith",
            })
    void filtersHoldAloneAndTogether(String query, String names) {
        HttpResponse<String> answer = list(query == null ? "" : query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(names(json(answer))).isEqualTo(names == null ? List.of() : List.of(names.split(",")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "-",
                "--",
                "\"",
                "\"\"",
                "\"unclosed",
                "\\",
                "$where",
                "{\"$ne\": 1}",
                "a'b",
                "*",
                ".*",
                "%",
                "/will/",
                "\u0000",
                "will\u0000",
                "🙂",
                "-\"will\"",
                "   ",
                "الخ",
                "﷽",
                "\n\t",
                "will -smith \"",
                "a b c d e f"
            })
    void anyTextIsAnswered(String text) {
        assertThat(list("q=" + encoded(text)).statusCode()).isEqualTo(200);
    }

    @Test
    void aTextOfAnyLengthIsAnswered() {
        assertThat(list("q=" + "x".repeat(8_000)).statusCode()).isEqualTo(200);
        assertThat(list("q=" + "w+".repeat(4_000)).statusCode()).isEqualTo(200);
    }

    @Test
    void aContactIsFoundByItsNumberHoweverItIsWritten() {
        String number = zoe.path("phoneNumber").asString();
        for (String written : List.of(number, number.replace("+", "%2B"), number.replace("+49", "%2B49%20(0)"))) {
            assertThat(names(json(list("number=" + written)))).containsExactly("Zoë Will");
        }
        HttpResponse<String> hidden = get(CONTACTS + "?number=" + number, Role.VIEWER);
        assertThat(hidden.statusCode()).isEqualTo(403);
        assertThat(json(hidden).path("code").asString()).isEqualTo("numbers-hidden");
        assertThat(list("number=12").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4155550123",
                "zoe +4155550",
                "call 415 555 0123",
                "(415)-555.0123",
                "\"415\u00a0555\" 0123",
                "tel4155550123",
                "٤١٥٥٥٥٠١٢٣",
                "anna 415",
                "0123",
                "415-5",
                "12"
            })
    void noNumberIsFoundOutByTheWordsOfWhoMayNotSeeIt(String text) {
        HttpResponse<String> hidden = get(CONTACTS + "?q=" + encoded(text), Role.VIEWER);

        assertThat(hidden.statusCode()).isEqualTo(403);
        assertThat(json(hidden).path("code").asString()).isEqualTo("numbers-hidden");
        assertThat(get(CONTACTS + "?q=" + encoded(text), Role.OPERATOR).statusCode())
                .isEqualTo(200);
        assertThat(get(CONTACTS + "?q=" + encoded("suite 4, 2"), Role.VIEWER).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "tagg=x, tagg",
        "status=none, status",
        "tags=some, tags",
        "'near=91,0,5', near",
        "'near=1,2', near",
        "'near=1,2,0', near",
        "updatedAfter=soon, updatedAfter",
        "sort=name, sort",
        "count=all, count",
        "limit=0, limit",
        "cursor=abc, cursor",
        "tag=, tag",
        "tag=a%3Bb, tag",
        "q=a&q=b, q"
    })
    void aMistakeIsNamed(String query, String field) {
        HttpResponse<String> answer = list(query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void pagesGoOnWhereTheyStoppedWhileContactsComeAndGo() {
        String group = "p" + UUID.randomUUID();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.addFirst(
                    added("\"groups\": [\"" + group + "\"]").path("id").asString());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(get(
                    CONTACTS + "?limit=3&group=" + group + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                    Role.OPERATOR));
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            cursor = page.path("next").asString("");
            added("\"groups\": [\"" + group + "\"]");
            patch(seen.getLast(), "{\"name\": \"seen\"}");
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(expected);
        assertThat(get(CONTACTS + "?group=other&cursor=" + firstCursor(group), Role.OPERATOR)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theTotalSaysHowWellItIsKnown() {
        assertThat(json(list("count=exact")).path("total").toString())
                .isEqualTo("{\"value\":4,\"relation\":\"exact\"}");
        assertThat(json(list("count=estimated&q=will")).path("total").toString())
                .isEqualTo("{\"value\":2,\"relation\":\"exact\"}");
        assertThat(json(get(CONTACTS + "?count=estimated", Role.VIEWER))
                        .at("/total/relation")
                        .asString())
                .isEqualTo("estimate");
        assertThat(json(list("")).has("total")).isFalse();
    }

    @Test
    void aListThatIsTheSameIsNotSentAgain() {
        String tag = list("").headers().firstValue("ETag").orElseThrow();

        assertThat(get(CONTACTS + "?group=" + here, Role.OPERATOR, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    private String firstCursor(String group) {
        return json(get(CONTACTS + "?limit=3&group=" + group, Role.OPERATOR))
                .path("next")
                .asString();
    }

    private HttpResponse<String> list(String query) {
        return get(CONTACTS + "?group=" + here + (query.isEmpty() ? "" : "&" + query), Role.OPERATOR);
    }

    private static List<String> names(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }
}
