package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.starter.security.Endpoints;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.security.Rule;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Campaigns led from one status to the next. */
class CampaignTransitionTest extends Campaigns {

    @Autowired
    private Endpoints endpoints;

    private static final String FUTURE = "\"startDate\": \"2090-01-01T00:00:00Z\"";

    @Test
    void aCampaignGoesItsWayAndEveryStepIsKeptWithWhoAndWhy() {
        String id = ready(FUTURE);

        led(id, "schedule");
        led(id, "unschedule");
        led(id, "start");
        JsonNode paused = json(lead(id, "pause", Role.OPERATOR, "{\"reason\": \"call +14155550123 first\"}"));
        led(id, "resume");
        JsonNode stopped = json(lead(id, "stop", Role.ADMIN, "{\"reason\": \"wrong offer\", \"hangUp\": true}"));

        assertThat(paused.path("status").asString()).isEqualTo("paused");
        assertThat(paused.path("possible").toString()).isEqualTo("[\"resume\",\"stop\"]");
        assertThat(stopped.path("status").asString()).isEqualTo("stopped");
        assertThat(stopped.path("statusReason").asString()).isEqualTo("wrong offer");
        assertThat(stopped.path("hangUp").asBoolean()).isTrue();
        JsonNode history = json(get(path(id) + "/transitions", Role.ADMIN)).path("items");
        assertThat(history.valueStream().map(step -> step.path("action").asString()))
                .containsExactly("stop", "resume", "pause", "start", "unschedule", "schedule");
        assertThat(history.at("/0").toString())
                .contains("\"from\":\"active\",\"to\":\"stopped\"", "\"reason\":\"wrong offer\",\"hangUp\":true");
        assertThat(history.at("/2/by").asString()).isNotBlank().isNotEqualTo("system");
        assertThat(get(path(id) + "/transitions", Role.VIEWER).body()).doesNotContain("4155550123");
        awaitRecord(
                "campaigns.changed.v1",
                record -> id.equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("\"status\":\"stopped\""));
    }

    @Test
    void theHistoryIsPaged() {
        String id = ready();
        led(id, "start");
        for (int i = 0; i < 3; i++) {
            led(id, "pause");
            led(id, "resume");
        }
        List<String> actions = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(get(
                    path(id) + "/transitions?limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), Role.VIEWER));
            page.path("items").forEach(step -> actions.add(step.path("action").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());

        assertThat(actions).containsExactly("resume", "pause", "resume", "pause", "resume", "pause", "start");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "           | unschedule | draft | ",
                "           | pause   | draft     | archive, schedule, start",
                "           | resume  | draft     | archive, schedule, start",
                "           | stop    | draft     | archive, schedule, start",
                "schedule   | pause   | scheduled | start, stop, unschedule",
                "start      | schedule | active   | pause, stop",
                "start      | unschedule | active | pause, stop",
                "start pause | schedule | paused  | resume, stop",
                "start pause | start | paused     | resume, stop",
                "start stop | start   | stopped   | archive",
                "start stop | resume  | stopped   | archive",
                "start stop | pause   | stopped   | archive",
                "start      | archive | active    | pause, stop",
                "start pause | archive | paused   | resume, stop",
            })
    void whatTheTableDoesNotHoldDoesNotHappen(String way, String action, String status, String possible) {
        String id = ready(FUTURE);
        for (String step : way == null ? List.<String>of() : List.of(way.split(" "))) {
            led(id, step);
        }
        int kept = transitions(id);

        HttpResponse<String> answer = lead(id, action, Role.ADMIN, WHY);

        if (possible == null) {
            assertThat(answer.statusCode()).isEqualTo(200);
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            assertThat(code(answer)).isEqualTo("illegal-transition");
            assertThat(json(answer).path("detail").asString()).endsWith("possible now: " + possible + ".");
        }
        assertThat(seen(id).path("status").asString()).isEqualTo(status);
        assertThat(transitions(id)).isEqualTo(kept);
    }

    @Test
    void aStepThatIsDoneIsNotDoneAgain() {
        String id = ready();
        await("its figures, which make a version of their own")
                .atMost(LIMIT)
                .until(() -> seen(id).at("/stats/totalContacts").asInt() == 1);
        led(id, "start");
        JsonNode paused = led(id, "pause");

        assertThat(led(id, "pause")).isEqualTo(paused);
        assertThat(transitions(id)).isEqualTo(2);
        assertThat(lead(id, "pause", Role.ADMIN, WHY, "If-Match", "\"1-n\"").statusCode())
                .isEqualTo(412);
        assertThat(lead(id, "resume", Role.ADMIN, WHY, "If-Match", "\"1-n\"").statusCode())
                .isEqualTo(412);
        assertThat(lead(id, "resume", Role.ADMIN, WHY, "If-Match", tag(id)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void liveCallsCanBeEndedAfterAStopThatLetThemGoOn() {
        String id = ready();
        led(id, "start");
        assertThat(led(id, "stop").path("hangUp").asBoolean()).isFalse();

        assertThat(json(lead(id, "stop", Role.ADMIN, "{\"reason\": \"a test\", \"hangUp\": true}"))
                        .path("hangUp")
                        .asBoolean())
                .isTrue();
        assertThat(led(id, "stop").path("hangUp").asBoolean()).isTrue();
        assertThat(transitions(id)).isEqualTo(3);
    }

    @Test
    void archivingIsAStepLikeAnyOtherAndLiveCallsCanBeEndedAfterIt() {
        String id = ready();
        led(id, "start");
        lead(id, "stop", Role.ADMIN, "{\"reason\": \"wrong offer\"}");

        JsonNode archived = json(lead(id, "archive", Role.ADMIN, "{\"reason\": \"of last year\"}"));

        assertThat(archived.path("status").asString()).isEqualTo("stopped");
        assertThat(archived.path("statusReason").asString()).isEqualTo("wrong offer");
        JsonNode step = json(get(path(id) + "/transitions", Role.ADMIN)).at("/items/0");
        assertThat(step.path("action").asString()).isEqualTo("archive");
        assertThat(step.path("reason").asString()).isEqualTo("of last year");
        assertThat(step.path("by").asString()).isNotBlank();
        assertThat(step.path("from")).isEqualTo(step.path("to"));
        JsonNode hangingUp = json(lead(id, "stop", Role.ADMIN, "{\"reason\": \"calls at night\", \"hangUp\": true}"));
        assertThat(hangingUp.path("hangUp").asBoolean()).isTrue();
        assertThat(hangingUp.path("archivedAt")).isEqualTo(archived.path("archivedAt"));
        assertThat(code(lead(id, "resume", Role.ADMIN, WHY))).isEqualTo("campaign-archived");
        assertThat(transitions(id)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(value = CampaignAction.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLETE")
    void whoTakesSomethingBackOrHoldsItUpSaysWhy(CampaignAction action) {
        HttpResponse<String> silent = lead(ready(FUTURE), action.text(), Role.ADMIN, "");

        assertThat(silent.statusCode()).isEqualTo(action.needsReason() ? 400 : 200);
        assertThat(fields(silent)).isEqualTo(action.needsReason() ? List.of("reason") : List.of());
    }

    @Test
    void whereNobodyHasToSayWhyAndNobodyDoesThatIsKeptAsTheReason() {
        String id = ready(FUTURE);
        lead(id, "schedule", Role.ADMIN, "");
        assertThat(seen(id).path("statusReason").asString()).isEqualTo("scheduled by hand, no reason was given");
        lead(id, "start", Role.ADMIN, "");

        assertThat(seen(id).path("statusReason").asString()).isEqualTo("started by hand, no reason was given");
        assertThat(json(get(path(id) + "/transitions", Role.ADMIN))
                        .path("items")
                        .valueStream()
                        .map(step -> step.path("reason").asString()))
                .containsExactly("started by hand, no reason was given", "scheduled by hand, no reason was given");
    }

    @Test
    void aCampaignThatCouldNotCallDoesNotStartAndIsToldAllThatItLacks() {
        String bare = id(campaign("\"endDate\": \"2020-01-01T00:00:00Z\""));

        HttpResponse<String> answer = lead(bare, "start", Role.ADMIN, "");
        HttpResponse<String> scheduled = lead(bare, "schedule", Role.ADMIN, "");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(code(answer)).isEqualTo("campaign-not-ready");
        assertThat(fields(answer))
                .containsExactlyInAnyOrder(
                        "elevenLabs.agentId", "config.callerIds", "config.schedule.days", "endDate", "contacts");
        assertThat(fields(scheduled)).contains("startDate");
        assertThat(seen(bare).path("status").asString()).isEqualTo("draft");
        String withoutContacts = id(campaign(READY));
        assertThat(fields(lead(withoutContacts, "start", Role.ADMIN, ""))).containsExactly("contacts");
        addContacts(withoutContacts, List.of(id(added("\"status\": \"do-not-call\""))));
        assertThat(fields(lead(withoutContacts, "start", Role.ADMIN, ""))).containsExactly("contacts");
    }

    @Test
    void aPausedCampaignThatLostItsCallerIdsDoesNotGoOn() {
        String id = ready();
        led(id, "start");
        led(id, "pause");
        edit(id, Role.ADMIN, "{\"config\": {\"callerIds\": []}}");

        assertThat(fields(lead(id, "resume", Role.ADMIN, WHY))).containsExactly("config.callerIds");
    }

    @Test
    void aScheduledCampaignKeepsItsStartDate() {
        String id = ready(FUTURE);
        led(id, "schedule");

        HttpResponse<String> answer = edit(id, Role.ADMIN, "{\"startDate\": null}");

        assertThat(code(answer)).isEqualTo("not-changeable-now");
        assertThat(fields(answer)).containsExactly("startDate");
    }

    @Test
    void ofManyWhoAskAtOnceOneIsHeardAndEveryStepIsKeptOnce() throws Exception {
        String id = ready();
        List<Callable<HttpResponse<String>>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            work.add(() -> lead(id, "start", Role.ADMIN, ""));
        }
        assertThat(atOnce(work)).allMatch(answer -> answer.statusCode() == 200);
        assertThat(transitions(id)).isEqualTo(1);

        String tag = tag(id);
        List<Callable<HttpResponse<String>>> both = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            both.add(() -> lead(id, "pause", Role.ADMIN, WHY, "If-Match", tag));
            both.add(() -> lead(id, "stop", Role.ADMIN, WHY, "If-Match", tag));
        }
        List<HttpResponse<String>> answers = atOnce(both);

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 412))
                .hasSize(7);
        assertThat(transitions(id)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = CampaignAction.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLETE")
    void eachWayAsksForWhomTheTableNames(CampaignAction action) {
        Optional<Rule> rule = endpoints.all().stream()
                .filter(endpoint -> endpoint.patterns().contains(CAMPAIGNS + "/{id}/" + action.text()))
                .flatMap(endpoint -> endpoint.rule().stream())
                .findFirst();

        assertThat(rule.flatMap(Rule::role).map(Role::name))
                .contains(action.by().name());
    }

    @Test
    void whoMayWhat() {
        String id = ready(FUTURE);
        for (String action : List.of("schedule", "unschedule", "start", "resume", "stop")) {
            assertThat(lead(id, action, Role.OPERATOR, "").statusCode()).isEqualTo(403);
        }
        led(id, "start");
        assertThat(lead(id, "pause", Role.VIEWER, WHY).statusCode()).isEqualTo(403);
        assertThat(lead(id, "pause", Role.OPERATOR, WHY).statusCode()).isEqualTo(200);
        assertThat(lead(new ObjectId().toHexString(), "start", Role.ADMIN, "").statusCode())
                .isEqualTo(404);
        for (String reason : List.of("", "a\\nb", "x".repeat(501))) {
            assertThat(fields(lead(id, "resume", Role.ADMIN, "{\"reason\": \"" + reason + "\"}")))
                    .containsExactly("reason");
        }
    }

    private List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> work) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(work)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private int transitions(String campaign) {
        return all("campaignTransitions", new Document("campaignId", new ObjectId(campaign)))
                .size();
    }
}
