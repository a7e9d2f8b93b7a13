package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Campaigns found by their names and statuses, and paged. */
class CampaignListTest extends Campaigns {

    /** In the names of these only, since other tests' campaigns lie beside them. */
    private final String here = newWord();

    @Test
    void campaignsAreFoundByBeginningsOfWordsByStatusAndByBeingArchived() {
        String autumn = named("Renewals, AUTUMN");
        String spring = named("Renewals (Frühling)");
        String stopped = named("Winter sale");
        led(stopped, "archive");

        assertThat(found("")).containsExactly(spring, autumn);
        assertThat(found("&sort=createdAt")).containsExactly(autumn, spring);
        assertThat(found("+rene")).containsExactly(spring, autumn);
        assertThat(found("+aut+ren")).containsExactly(autumn);
        assertThat(found("+fruhl")).containsExactly(spring);
        assertThat(found("+newals")).isEmpty();
        assertThat(found("&archived=true")).containsExactly(stopped);
        assertThat(found("&status=draft&status=active")).containsExactly(spring, autumn);
        assertThat(found("&status=active")).isEmpty();
        assertThat(json(get(CAMPAIGNS + "?q=", Role.VIEWER)).path("items").size())
                .isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "\"", "\\", "$where", ".*", "^a", "\u0000", "🙂", "-", "\uffff", "a\uffffb"})
    void noCharacterHasAMeaning(String text) {
        HttpResponse<String> answer = get(CAMPAIGNS + "?q=" + encoded(text), Role.VIEWER);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aTextWithoutAnyWordFindsNothing() {
        named("x");

        assertThat(json(get(CAMPAIGNS + "?q=%28", Role.VIEWER)).path("items").isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"41", "415", "0123", "a 55", "\uff14\uff11", "٤١"})
    void noNumberInANameIsFoundOutByWhoMayNotSeeIt(String text) {
        named("Ask 415 555 0123");

        HttpResponse<String> hidden = get(CAMPAIGNS + "?q=" + here + "+" + encoded(text), Role.VIEWER);

        assertThat(hidden.statusCode()).as(hidden.body()).isEqualTo(403);
        assertThat(code(hidden)).isEqualTo("numbers-hidden");
    }

    @Test
    void whoMaySeeNumbersFindsNamesByThemAndOthersByTheRest() {
        String id = named("Ask 415 555 0123");

        assertThat(found("+415+0123")).containsExactly(id);
        HttpResponse<String> rest = get(CAMPAIGNS + "?q=" + here + "+ask+4", Role.VIEWER);
        assertThat(rest.statusCode()).as(rest.body()).isEqualTo(200);
        assertThat(json(rest).path("items").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "state=x, state",
        "status=none, status",
        "archived=yes, archived",
        "sort=name, sort",
        "limit=0, limit",
        "limit=201, limit",
        "cursor=abc, cursor",
        "q=a&q=b, q"
    })
    void aMistakeIsNamed(String query, String field) {
        HttpResponse<String> answer = get(CAMPAIGNS + "?" + query, Role.VIEWER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fields(answer)).containsExactly(field);
    }

    @Test
    void pagesGoOnWhereTheyStoppedWhileCampaignsComeAndChange() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.addFirst(named("page " + i));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(get(
                    CAMPAIGNS + "?limit=3&q=" + here + (cursor.isEmpty() ? "" : "&cursor=" + cursor), Role.OPERATOR));
            page.path("items").forEach(item -> seen.add(id(item)));
            cursor = page.path("next").asString("");
            named("later");
            edit(seen.getLast(), Role.OPERATOR, "{\"description\": \"seen\"}");
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(expected);
        String first = json(get(CAMPAIGNS + "?limit=3&q=" + here, Role.OPERATOR))
                .path("next")
                .asString();
        assertThat(get(CAMPAIGNS + "?q=other&cursor=" + first, Role.OPERATOR).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aListThatIsTheSameIsNotSentAgain() {
        String id = named("one");
        String query = CAMPAIGNS + "?q=" + here;
        String tag = get(query, Role.OPERATOR).headers().firstValue("ETag").orElseThrow();

        assertThat(get(query, Role.OPERATOR, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(query, Role.VIEWER, "If-None-Match", tag).statusCode()).isEqualTo(200);
        edit(id, Role.OPERATOR, "{\"description\": \"changed\"}");
        assertThat(get(query, Role.OPERATOR, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    private String named(String name) {
        return id(json(post(CAMPAIGNS, Role.OPERATOR, "{\"name\": \"" + here + " " + name + "\"}")));
    }

    private List<String> found(String more) {
        HttpResponse<String> answer = get(CAMPAIGNS + "?q=" + here + more, Role.OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("items").valueStream().map(Campaigns::id).toList();
    }
}
