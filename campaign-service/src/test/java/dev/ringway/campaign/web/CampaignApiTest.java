package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single campaigns: added, read, changed, copied, archived. */
class CampaignApiTest extends Campaigns {

    private static final String WHOLE = """
            {"name": "Renewals, autumn", "description": "Whose contract ends\\nthis year",
             "startDate": "2030-03-01T09:00:00+01:00", "endDate": "2030-06-01T00:00:00Z",
             "config": {
               "maxConcurrentCalls": 20, "callsPerSecond": 0.5, "callerIds": ["+12025550100", "+12025550101"],
               "retry": {"maxAttempts": 3, "perOutcome": {
                 "busy": {"retry": true, "delays": [300, 900]},
                 "no-answer": {"retry": true, "delays": [3600]},
                 "failed": {"retry": false, "delays": []}}},
               "schedule": {"timeZone": "America/New_York",
                 "days": [{"day": "monday", "windows": [{"start": "09:00", "end": "12:30"}, {"start": "14:00", "end": "24:00"}]},
                          {"day": "friday", "windows": []}],
                 "holidays": ["2030-12-25", "2030-12-26"], "useContactTimeZone": false},
               "amd": {"mode": "detect-message-end", "onMachine": "leave-message"},
               "caps": {"perCall": 0.5, "perDay": 25, "perCampaign": 400},
               "breaker": {"failurePercent": 30, "windowSeconds": 300, "minimumCalls": 20},
               "consent": {"required": true, "bases": ["contract"]},
               "record": true, "liveTranscript": true},
             "elevenLabs": {"agentId": "agent_1", "voiceId": "voice_1", "promptOverride": "You are Ava.\\nBe kind.",
               "firstMessage": "Hello", "dynamicVariables": {"offer": "10 %", "level": 2, "gold": true}}}""";

    @Test
    void theExampleOfTheDocumentationIsTaken() throws IOException {
        String example = Files.readString(Path.of("..", "docs", "examples", "campaign.json"));

        HttpResponse<String> answer = post(CAMPAIGNS, Role.OPERATOR, example);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).at("/config/schedule/days")).hasSize(5);
    }

    @Test
    void aCampaignIsAddedWithAllThatIsSaidOfItAndReadAgain() {
        HttpResponse<String> answer = post(CAMPAIGNS, Role.OPERATOR, WHOLE);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode campaign = json(answer);
        String id = id(campaign);
        assertThat(answer.headers().firstValue("Location")).contains(path(id));
        assertThat(answer.headers().firstValue("ETag")).contains("\"1-n\"");
        JsonNode said = JsonMapper.shared().readTree(WHOLE);
        assertThat(campaign.path("config")).isEqualTo(said.path("config"));
        assertThat(campaign.path("elevenLabs")).isEqualTo(said.path("elevenLabs"));
        assertThat(campaign.path("startDate").asString()).isEqualTo("2030-03-01T08:00:00Z");
        assertThat(campaign.path("status").asString()).isEqualTo("draft");
        assertThat(campaign.path("possible").toString()).isEqualTo("[\"schedule\",\"start\",\"archive\"]");
        assertThat(campaign.at("/stats/totalContacts").asLong()).isZero();
        assertThat(json(get(path(id), Role.OPERATOR))).isEqualTo(campaign);
        assertThat(get(path(id), Role.OPERATOR, "If-None-Match", "\"1-n\"").statusCode())
                .isEqualTo(304);
        awaitRecord(
                "campaigns.changed.v1",
                record -> id.equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("\"agentId\":\"agent_1\""));
    }

    @Test
    void whatIsNotSaidHasADefaultUnderWhichNobodyIsCalled() {
        JsonNode config = campaign("").path("config");

        assertThat(config.path("maxConcurrentCalls").asInt()).isEqualTo(1);
        assertThat(config.path("callerIds").isEmpty()).isTrue();
        assertThat(config.at("/schedule/days").isEmpty()).isTrue();
        assertThat(config.at("/retry/maxAttempts").asInt()).isEqualTo(1);
        assertThat(config.at("/amd/mode").asString()).isEqualTo("off");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name': '' | name",
                "'name': null | name",
                "'status': 'active' | status",
                "'stats': {} | stats",
                "'description': 'a\\u0000' | description",
                "'startDate': 'soon' | startDate",
                "'startDate': '2030-01-02T00:00:00Z', 'endDate': '2030-01-02T00:00:00Z' | endDate",
                "'config': [] | config",
                "'config': {'speed': 1} | config.speed",
                "'config': {'maxConcurrentCalls': 0} | config.maxConcurrentCalls",
                "'config': {'maxConcurrentCalls': 1001} | config.maxConcurrentCalls",
                "'config': {'maxConcurrentCalls': 2.5} | config.maxConcurrentCalls",
                "'config': {'callsPerSecond': 0} | config.callsPerSecond",
                "'config': {'callsPerSecond': 100.001} | config.callsPerSecond",
                "'config': {'callsPerSecond': 0.0001} | config.callsPerSecond",
                "'config': {'callsPerSecond': '1'} | config.callsPerSecond",
                "'config': {'callerIds': ['2025550100']} | config.callerIds",
                "'config': {'callerIds': ['+12025550100', '+12025550100']} | config.callerIds",
                "'config': {'retry': {'maxAttempts': 21}} | config.retry.maxAttempts",
                "'config': {'retry': {'perOutcome': {'undialable': {'retry': true, 'delays': [1]}}}} | config.retry.perOutcome.undialable",
                "'config': {'retry': {'perOutcome': {'busy': {'delays': [1]}}}} | config.retry.perOutcome.busy.retry",
                "'config': {'retry': {'perOutcome': {'busy': {'retry': true}}}} | config.retry.perOutcome.busy.delays",
                "'config': {'retry': {'perOutcome': {'busy': {'retry': true, 'delays': [2592001]}}}} | config.retry.perOutcome.busy.delays",
                "'config': {'schedule': {'days': []}} | config.schedule.timeZone",
                "'config': {'schedule': {'timeZone': 'CET+1'}} | config.schedule.timeZone",
                "'config': {'schedule': {'timeZone': 'UTC', 'days': [{'day': 'mon', 'windows': []}]}} | config.schedule.days[0].day",
                "'config': {'schedule': {'timeZone': 'UTC', 'days': [{'day': 'monday'}]}} | config.schedule.days[0].windows",
                "'config': {'schedule': {'timeZone': 'UTC', 'days': [{'day': 'monday', 'windows': [{'start': '9:00', 'end': '10:00'}]}]}} | config.schedule.days[0].windows[0].start",
                "'config': {'schedule': {'timeZone': 'UTC', 'days': [{'day': 'monday', 'windows': [{'start': '10:00', 'end': '10:00'}]}]}} | config.schedule.days[0].windows[0].end",
                "'config': {'schedule': {'timeZone': 'UTC', 'days': [{'day': 'monday', 'windows': [{'start': '09:00', 'end': '12:00'}, {'start': '11:59', 'end': '13:00'}]}]}} | config.schedule.days[0].windows[1].start",
                "'config': {'schedule': {'timeZone': 'UTC', 'days': [{'day': 'monday', 'windows': []}, {'day': 'monday', 'windows': []}]}} | config.schedule.days[1].day",
                "'config': {'schedule': {'timeZone': 'UTC', 'holidays': ['2030-02-30']}} | config.schedule.holidays",
                "'config': {'amd': {'mode': 'on'}} | config.amd.mode",
                "'config': {'amd': {'onMachine': 'hangup'}} | config.amd.onMachine",
                "'config': {'amd': {'mode': 'enable', 'onMachine': 'leave-message'}} | config.amd.onMachine",
                "'config': {'caps': {'perDay': 0}} | config.caps.perDay",
                "'config': {'caps': {'perCall': 2, 'perDay': 1}} | config.caps.perDay",
                "'config': {'caps': {'perDay': 2, 'perCampaign': 1}} | config.caps.perCampaign",
                "'config': {'breaker': {'failurePercent': 101}} | config.breaker.failurePercent",
                "'config': {'breaker': {'windowSeconds': 9}} | config.breaker.windowSeconds",
                "'config': {'consent': {'bases': ['']}} | config.consent.bases",
                "'config': {'record': 'yes'} | config.record",
                "'elevenLabs': {'agent': 'x'} | elevenLabs.agent",
                "'elevenLabs': {'agentId': 7} | elevenLabs.agentId",
                "'elevenLabs': {'dynamicVariables': {'a.b': 1}} | elevenLabs.dynamicVariables.a.b",
                "'elevenLabs': {'dynamicVariables': {'a': [1]}} | elevenLabs.dynamicVariables.a",
            })
    void whatCannotBeIsNamed(String fields, String field) {
        String json = fields.replace('\'', '"');
        String body = json.contains("\"name\"") ? "{" + json + "}" : "{\"name\": \"x\", " + json + "}";

        HttpResponse<String> answer = post(CAMPAIGNS, Role.OPERATOR, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(fields(answer)).contains(field);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        HttpResponse<String> answer = post(CAMPAIGNS, Role.OPERATOR, """
                {"config": {"callsPerSecond": 0, "schedule": {"days": [{"day": "x", "windows": [{"start": "a", "end": "b"}]}]}}}""");

        assertThat(fields(answer))
                .containsExactlyInAnyOrder(
                        "name",
                        "config.callsPerSecond",
                        "config.schedule.timeZone",
                        "config.schedule.days[0].day",
                        "config.schedule.days[0].windows[0].start",
                        "config.schedule.days[0].windows[0].end");
        for (String body : List.of("[]", "7", "null", "{", "\"text\"")) {
            assertThat(post(CAMPAIGNS, Role.OPERATOR, body).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aMergePatchChangesWhatItNamesAndLeavesTheRest() {
        String id = id(json(post(CAMPAIGNS, Role.OPERATOR, WHOLE)));

        HttpResponse<String> answer = edit(id, Role.OPERATOR, """
                {"description": null, "config": {"caps": {"perDay": null}, "callsPerSecond": 2.50,
                 "retry": {"perOutcome": {"busy": null}}}, "elevenLabs": {"dynamicVariables": {"level": 3}}}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"2-n\"");
        JsonNode changed = json(answer);
        assertThat(changed.has("description")).isFalse();
        assertThat(changed.at("/config/caps").toString()).isEqualTo("{\"perCall\":0.5,\"perCampaign\":400}");
        assertThat(changed.at("/config/callsPerSecond").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(changed.at("/config/retry/perOutcome").propertyNames()).containsExactly("no-answer", "failed");
        assertThat(changed.at("/config/schedule/days/0/windows").size()).isEqualTo(2);
        assertThat(changed.at("/elevenLabs/dynamicVariables").toString())
                .isEqualTo("{\"offer\":\"10 %\",\"level\":3,\"gold\":true}");
        assertThat(seen(id)).isEqualTo(changed);
        assertThat(edit(id, Role.OPERATOR, "{\"config\": {\"callsPerSecond\": 2.500}}")
                        .headers()
                        .firstValue("ETag"))
                .contains("\"2-n\"");
        assertThat(fields(edit(id, Role.OPERATOR, "{\"config\": {\"schedule\": {\"timeZone\": null}}}")))
                .containsExactly("config.schedule.timeZone");
        assertThat(fields(edit(id, Role.OPERATOR, "{\"status\": \"active\"}"))).containsExactly("status");
    }

    @Test
    void whoHasNotSeenTheNewestVersionChangesNothing() {
        String id = id(campaign(""));
        edit(id, Role.OPERATOR, "{\"name\": \"second\"}");

        assertThat(edit(id, Role.OPERATOR, "\"1-n\"", "{\"name\": \"third\"}").statusCode())
                .isEqualTo(412);
        assertThat(edit(id, Role.OPERATOR, "\"9-n\"", "{\"name\": \"third\"}").statusCode())
                .isEqualTo(412);
        assertThat(send("PATCH", path(id), Role.OPERATOR, "{}", "Content-Type", JSON)
                        .statusCode())
                .isEqualTo(428);
        assertThat(edit(id, Role.VIEWER, "\"2-m\"", "{}").statusCode()).isEqualTo(403);
        assertThat(seen(id).path("name").asString()).isEqualTo("second");
    }

    @Test
    void newFiguresAreNoReasonToRefuseAnEdit() {
        String id = id(campaign(READY));
        addContacts(id, List.of(id(added(""))));
        awaitVersion(id, 2);

        HttpResponse<String> answer = edit(id, Role.OPERATOR, "\"1-n\"", "{\"name\": \"second\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("version").asLong()).isEqualTo(3);
        assertThat(edit(id, Role.OPERATOR, "\"2-n\"", "{\"name\": \"third\"}").statusCode())
                .isEqualTo(412);
    }

    @Test
    void ofARunningCampaignOnlyAnAdminChangesWhatTheNextDecisionCanTakeOn() {
        String id = ready();
        led(id, "start");

        assertThat(edit(id, Role.OPERATOR, "{\"config\": {\"callsPerSecond\": 3}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(edit(id, Role.ADMIN, "{\"config\": {\"callsPerSecond\": 3}}").statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = edit(id, Role.ADMIN, """
                {"name": "other", "startDate": "2030-01-01T00:00:00Z", "elevenLabs": {"agentId": "agent_2"},
                 "config": {"record": true, "liveTranscript": true, "amd": {"mode": "enable"}, "callsPerSecond": 4}}""");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("not-changeable-now");
        assertThat(fields(refused))
                .containsExactlyInAnyOrder(
                        "startDate", "elevenLabs", "config.amd", "config.record", "config.liveTranscript");
        assertThat(seen(id).at("/config/callsPerSecond").asInt()).isEqualTo(3);

        led(id, "pause");
        assertThat(edit(id, Role.ADMIN, "{\"elevenLabs\": {\"agentId\": \"agent_2\"}}")
                        .statusCode())
                .isEqualTo(200);
        led(id, "stop");
        assertThat(fields(edit(id, Role.ADMIN, "{\"name\": \"last\", \"config\": {\"callsPerSecond\": 5}}")))
                .containsExactly("config.callsPerSecond");
        assertThat(edit(id, Role.ADMIN, "{\"name\": \"last\"}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"config\": {\"schedule\": null}}          | config.schedule.days",
                "{\"config\": {\"schedule\": {\"days\": []}}} | config.schedule.days",
                "{\"config\": {\"callerIds\": []}}           | config.callerIds",
                "{\"endDate\": \"2020-01-01T00:00:00Z\"}      | endDate",
            })
    void anActiveCampaignKeepsWhatItTakesToCallAnybody(String change, String kept) {
        String id = ready();
        led(id, "start");

        HttpResponse<String> refused = edit(id, Role.ADMIN, change);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("campaign-not-ready");
        assertThat(fields(refused)).containsExactly(kept);
        led(id, "pause");
        assertThat(edit(id, Role.ADMIN, change).statusCode()).isEqualTo(200);
        assertThat(fields(lead(id, "resume", Role.ADMIN, WHY))).containsExactly(kept);
    }

    @Test
    void aCopyIsADraftWithTheSameSettings() {
        String id = id(json(post(CAMPAIGNS, Role.OPERATOR, WHOLE)));
        addContacts(id, List.of(id(added(""))));

        HttpResponse<String> answer = lead(id, "clone", Role.OPERATOR, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode copy = json(answer);
        assertThat(answer.headers().firstValue("Location")).contains(path(id(copy)));
        assertThat(copy.path("name").asString()).isEqualTo("Copy of Renewals, autumn");
        assertThat(copy.path("config")).isEqualTo(seen(id).path("config"));
        assertThat(copy.path("elevenLabs")).isEqualTo(seen(id).path("elevenLabs"));
        assertThat(copy.has("startDate")).isFalse();
        assertThat(copy.has("endDate")).isFalse();
        assertThat(stats(id(copy)).path("totalContacts").asLong()).isZero();
        assertThat(json(lead(id, "clone", Role.OPERATOR, "{\"name\": \"Spring\"}"))
                        .path("name")
                        .asString())
                .isEqualTo("Spring");
        assertThat(fields(lead(id, "clone", Role.OPERATOR, "{\"title\": \"Spring\"}")))
                .containsExactly("title");
        assertThat(lead(new ObjectId().toHexString(), "clone", Role.OPERATOR, "")
                        .statusCode())
                .isEqualTo(404);
        String long200 = "n".repeat(200);
        String longNamed = id(json(post(CAMPAIGNS, Role.OPERATOR, "{\"name\": \"" + long200 + "\"}")));
        assertThat(json(lead(longNamed, "clone", Role.OPERATOR, ""))
                        .path("name")
                        .asString())
                .isEqualTo("Copy of " + "n".repeat(192));
    }

    @Test
    void anArchivedCampaignIsOutOfTheWayAndStaysAsItIs() {
        String id = ready();
        led(id, "start");
        assertThat(code(lead(id, "archive", Role.ADMIN, WHY))).isEqualTo("illegal-transition");
        led(id, "stop");

        assertThat(lead(id, "archive", Role.ADMIN, WHY, "If-Match", "\"1-n\"").statusCode())
                .isEqualTo(412);
        JsonNode archived = led(id, "archive");

        assertThat(archived.has("archivedAt")).isTrue();
        assertThat(archived.path("possible").isEmpty()).isTrue();
        assertThat(led(id, "archive").path("archivedAt")).isEqualTo(archived.path("archivedAt"));
        assertThat(code(edit(id, Role.ADMIN, "{\"name\": \"other\"}"))).isEqualTo("campaign-archived");
        assertThat(lead(id, "archive", Role.OPERATOR, WHY).statusCode()).isEqualTo(403);
        String draft = ready();
        led(draft, "archive");
        assertThat(code(lead(draft, "start", Role.ADMIN, ""))).isEqualTo("campaign-archived");
    }

    @Test
    void whoMayNotSeeNumbersSeesNone() {
        String id = id(campaign("""
                "description": "call +14155550123", "config": {"callerIds": ["+12025550100"]},
                "elevenLabs": {"firstMessage": "I am at +14155550124", "promptOverride": "call 4155550125",
                "dynamicVariables": {"back": "+14155550126"}}"""));

        String seen = get(path(id), Role.VIEWER).body();

        assertThat(seen)
                .contains("+1202•••0100")
                .doesNotContain("2025550100", "4155550123", "4155550124", "4155550125", "4155550126");
    }

    @Test
    void whatIsNoIdIsNamedAndWhatIsNotThereIsToldSo() {
        String none = new ObjectId().toHexString();
        for (String sub : List.of("", "/stats", "/transitions", "/contacts")) {
            assertThat(get(CAMPAIGNS + "/xyz" + sub, Role.VIEWER).statusCode()).isEqualTo(400);
            HttpResponse<String> answer = get(path(none) + sub, Role.VIEWER);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(code(answer)).isEqualTo("campaign-not-found");
        }
    }
}
