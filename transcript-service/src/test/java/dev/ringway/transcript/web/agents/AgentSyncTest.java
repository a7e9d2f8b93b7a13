package dev.ringway.transcript.web.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Agents here and at ElevenLabs: pushed, pulled, compared, and what goes wrong at that. */
class AgentSyncTest extends RunningAgents {

    @Test
    void aPushWritesWhatDiffersAndNothingElse() {
        String id = id(created("Ava", """
                ,"dynamicVariables":{"a":"1","b":"2"},
                 "evaluationCriteria":[{"id":"x","name":"X","goalPrompt":"x"},{"id":"y","name":"Y","goalPrompt":"y"}],
                 "dataCollection":{"day":{"type":"string"},"mood":{"type":"string","enum":["good","bad"]}},"tags":["t"]"""));
        elevenLabs("PATCH", "/" + id, """
                {"conversation_config": {"turn": {"turn_timeout": 3}, "agent": {"prompt": {"tool_ids": ["tool_1"]}}},
                 "platform_settings": {"evaluation": {"criteria": [
                     {"id": "x", "name": "X", "type": "prompt", "conversation_goal_prompt": "x", "use_knowledge_base": true},
                     {"id": "y", "name": "Y", "type": "prompt", "conversation_goal_prompt": "y"},
                     {"id": "z", "name": "Z", "type": "of-tomorrow"}]},
                   "data_collection": {"day": {"constant_value": "k"}, "later": {"type": "of-tomorrow"}},
                   "widget": {"variant": "full"}}}""");
        assertThat(drift(id).path("items")).isEmpty();
        patch(id, """
                {"prompt": "Be brief.", "voice": {"speed": 1.2}, "dynamicVariables": {"a": null, "c": 3},
                 "evaluationCriteria": [{"id": "x", "name": "X", "goalPrompt": "x!"}],
                 "dataCollection": {"day": {"description": "When"}, "mood": null}}""");

        HttpResponse<String> answer = post(AGENTS + "/" + id + "/push", "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).at("/sync/state").asString()).as(answer.body()).isEqualTo("in-step");
        assertThat(json(answer).at("/sync/pushedAt").isMissingNode()).isFalse();
        JsonNode there = there(id);
        assertThat(there.at("/conversation_config/agent/prompt/prompt").asString())
                .isEqualTo("Be brief.");
        assertThat(there.at("/conversation_config/agent/prompt/tool_ids/0").asString())
                .isEqualTo("tool_1");
        assertThat(there.at("/conversation_config/tts/speed").asDouble()).isEqualTo(1.2);
        assertThat(there.at("/conversation_config/turn/turn_timeout").asInt()).isEqualTo(3);
        assertThat(there.at("/conversation_config/agent/dynamic_variables/dynamic_variable_placeholders")
                        .propertyNames())
                .containsExactlyInAnyOrder("b", "c");
        JsonNode criteria = there.at("/platform_settings/evaluation/criteria");
        assertThat(texts(criteria, "id")).containsExactlyInAnyOrder("x", "z");
        JsonNode kept = criteria.valueStream()
                .filter(one -> one.path("id").asString().equals("x"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.path("use_knowledge_base").asBoolean()).isTrue();
        assertThat(kept.path("conversation_goal_prompt").asString()).isEqualTo("x!");
        JsonNode data = there.at("/platform_settings/data_collection");
        assertThat(data.propertyNames()).containsExactlyInAnyOrder("day", "later");
        assertThat(data.at("/day/constant_value").asString()).isEqualTo("k");
        assertThat(data.at("/day/description").asString()).isEqualTo("When");
        assertThat(there.at("/platform_settings/widget/variant").asString()).isEqualTo("full");
        assertThat(there.path("tags").valueStream().map(JsonNode::asString))
                .contains("t")
                .anyMatch(tag -> tag.startsWith("ringway:"));
        assertThat(drift(id).path("items")).isEmpty();
    }

    @Test
    void theDriftTellsFieldByFieldWhoChangedWhat() {
        String id =
                id(created("Ava", ",\"prompt\":\"one\",\"firstMessage\":\"one\",\"language\":\"en\",\"tags\":[\"t\"]"));
        patch(id, "{\"prompt\": \"here\", \"firstMessage\": \"here\", \"phoneNumbers\": [\"+12025550147\"]}");
        elevenLabs("PATCH", "/" + id, """
                {"conversation_config": {"agent": {"first_message": "there, call +12125550147", "language": "de"}}}""");

        JsonNode drift = drift(id);

        assertThat(drift.path("state").asString()).isEqualTo("both");
        assertThat(texts(drift.path("items"), "path")).containsExactly("firstMessage", "language", "prompt");
        assertThat(texts(drift.path("items"), "changed")).containsExactly("both", "there", "here");
        assertThat(drift.at("/items/1/here").asString()).isEqualTo("en");
        assertThat(drift.at("/items/1/there").asString()).isEqualTo("de");
        assertThat(get(AGENTS + "/" + id + "/drift", Role.VIEWER).body()).doesNotContain("2125550147");
    }

    @Test
    void aPushDoesNotOverwriteWhatSomebodyChangedThere() {
        String id = id(created("Ava", ",\"prompt\":\"one\",\"language\":\"en\""));
        patch(id, "{\"prompt\": \"here\"}");
        elevenLabs("PATCH", "/" + id, "{\"conversation_config\": {\"agent\": {\"language\": \"de\"}}}");

        HttpResponse<String> refused = post(AGENTS + "/" + id + "/push", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("changed-there");
        assertThat(fields(refused)).containsExactly("language");
        assertThat(there(id).at("/conversation_config/agent/prompt/prompt").asString())
                .isEqualTo("one");

        assertThat(post(AGENTS + "/" + id + "/push?force=true", "").statusCode())
                .isEqualTo(200);
        assertThat(there(id).at("/conversation_config/agent/prompt/prompt").asString())
                .isEqualTo("here");
        assertThat(there(id).at("/conversation_config/agent/language").asString())
                .isEqualTo("en");
    }

    @Test
    void theSameChangeOnBothSidesIsNone() {
        String id = id(created("Ava", ",\"prompt\":\"one\""));
        patch(id, "{\"prompt\": \"two\"}");
        elevenLabs("PATCH", "/" + id, "{\"conversation_config\": {\"agent\": {\"prompt\": {\"prompt\": \"two\"}}}}");

        HttpResponse<String> answer = post(AGENTS + "/" + id + "/push", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/sync/state").asString()).isEqualTo("in-step");
    }

    @Test
    void aPullTakesOverWhatIsThereUnlessSomethingHereWouldBeLost() {
        String id = id(created("Ava", ",\"prompt\":\"one\",\"phoneNumbers\":[\"+12025550147\"]"));
        elevenLabs(
                "PATCH",
                "/" + id,
                "{\"name\": \"Eva\", \"platform_settings\": {\"call_limits\": {\"daily_limit\": 7}}}");

        JsonNode pulled = json(post(AGENTS + "/" + id + "/pull", ""));
        assertThat(pulled.path("name").asString()).isEqualTo("Eva");
        assertThat(pulled.at("/callLimits/daily").asInt()).isEqualTo(7);
        assertThat(pulled.at("/phoneNumbers/0").asString()).isEqualTo("+12025550147");
        assertThat(pulled.path("tags")).isEmpty();
        JsonNode provider = json(get(AGENTS + "/" + id + "/provider", Role.ADMIN));
        assertThat(provider.at("/config/conversation_config/turn/mode").asString())
                .isEqualTo("turn");

        patch(id, "{\"prompt\": \"here\"}");
        HttpResponse<String> refused = post(AGENTS + "/" + id + "/pull", "");
        assertThat(code(refused)).isEqualTo("changed-here");
        assertThat(fields(refused)).containsExactly("prompt");

        JsonNode forced = json(post(AGENTS + "/" + id + "/pull?force=true", ""));
        assertThat(forced.path("prompt").asString()).isEqualTo("one");
        assertThat(forced.at("/sync/state").asString()).isEqualTo("in-step");
        assertThat(texts(json(get(AGENTS + "/" + id + "/versions", Role.ADMIN)).path("items"), "action"))
                .containsExactly("pulled", "changed", "pulled", "created");
    }

    @Test
    void oneThatIsNotKnownIsAdopted() {
        JsonNode adopted = json(post(AGENTS + "/agent_demo/pull", ""));

        assertThat(adopted.path("name").asString()).isEqualTo("Sandbox agent");
        assertThat(adopted.at("/dynamicVariables/first_name").asString()).isEqualTo("there");
        assertThat(adopted.at("/dataCollection/do_not_call/type").asString()).isEqualTo("boolean");
        assertThat(adopted.at("/evaluationCriteria/0/id").asString()).isEqualTo("renewal_agreed");
        assertThat(adopted.path("phoneNumbers")).isEmpty();
        assertThat(drift("agent_demo").path("items")).isEmpty();
        assertThat(code(post(AGENTS + "/agent_nobody/pull", ""))).isEqualTo("agent-gone");
        assertThat(post(AGENTS + "/agent_nobody/push", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theWorkspaceIsImportedStepByStep() {
        String known = id(created("Known", ""));
        for (String name : List.of("One", "Two")) {
            elevenLabs("POST", "/create", "{\"name\":\"" + name + "\",\"conversation_config\":{}}");
        }

        JsonNode first = json(post(AGENTS + "/import", ""));
        assertThat(first.path("found").asInt()).isEqualTo(4);
        assertThat(first.path("known").asInt()).isEqualTo(1);
        assertThat(first.path("adopted")).hasSize(2);
        assertThat(first.path("left").asInt()).isEqualTo(1);
        JsonNode second = json(post(AGENTS + "/import", ""));
        assertThat(second.path("left").asInt()).isZero();
        assertThat(texts(json(get(AGENTS, Role.ADMIN)).path("items"), "name"))
                .containsExactly("Known", "One", "Sandbox agent", "Two");
        assertThat(agent(known).path("version").asLong()).isEqualTo(1);
    }

    @Test
    void anImportSaysWhatItCouldNotAdoptAndGoesOn() {
        elevenLabs("POST", "/create", "{\"name\":\"One\",\"conversation_config\":{}}");
        order("read", "\"answer\":\"error\",\"status\":429,\"code\":\"rate_limit_exceeded\",\"count\":2");

        JsonNode refused = json(post(AGENTS + "/import", ""));
        assertThat(refused.path("problem").asString()).isEqualTo("ElevenLabs answered HTTP 429 (rate_limit_exceeded)");
        assertThat(texts(refused.path("failed"), "reason"))
                .containsExactly(
                        "ElevenLabs answered HTTP 429 (rate_limit_exceeded)",
                        "ElevenLabs answered HTTP 429 (rate_limit_exceeded)");
        assertThat(refused.path("left").asInt()).isEqualTo(2);
        assertThat(json(post(AGENTS + "/import", "")).path("adopted")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"answer\":\"error\",\"status\":422,\"shape\":\"fields\"', 422, elevenlabs-refused",
        "'\"answer\":\"error\",\"status\":401',                      502, elevenlabs-credentials",
        "'\"answer\":\"error\",\"status\":429,\"shape\":\"coded\"',  503, elevenlabs-unavailable",
        "'\"answer\":\"error\",\"status\":404',                      409, agent-gone",
        "'\"answer\":\"error\",\"status\":500,\"shape\":\"text\"',   503, elevenlabs-unconfirmed",
        "'\"answer\":\"hang\"',                                      503, elevenlabs-unconfirmed",
        "'\"answer\":\"disconnect\"',                                503, elevenlabs-unconfirmed"
    })
    void aPushThatFailsIsToldAndNoted(String order, int status, String code) {
        String id = id(created("Ava", ",\"prompt\":\"one\""));
        patch(id, "{\"prompt\": \"two\"}");
        order("change", order);

        HttpResponse<String> answer = post(AGENTS + "/" + id + "/push", "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
        JsonNode sync = agent(id).path("sync");
        if (status == 409) {
            assertThat(sync.path("state").asString()).isEqualTo("gone");
        } else {
            assertThat(sync.path("state").asString()).isEqualTo("changed-here");
            assertThat(sync.path("lastError").asString()).startsWith("ElevenLabs ");
        }
        assertThat(json(post(AGENTS + "/" + id + "/push", "")).at("/sync/state").asString())
                .isEqualTo("in-step");
        assertThat(agent(id).at("/sync/lastError").isMissingNode()).isTrue();
    }

    @Test
    void whatElevenLabsFindsFaultWithHasOurNames() {
        String id = id(created("Ava", ""));
        patch(id, "{\"name\": \"Eva\"}");
        order("change", "\"answer\":\"error\",\"status\":422,\"shape\":\"fields\"");

        assertThat(fields(post(AGENTS + "/" + id + "/push", ""))).containsExactly("name");
    }

    @Test
    void ofSeveralPushesAtOnceOneTalksWithElevenLabs() {
        String id = id(created("Ava", ",\"prompt\":\"one\""));
        patch(id, "{\"prompt\": \"two\"}");
        order("read", "\"answer\":\"ok\",\"delayMillis\":1000,\"count\":1");

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> post(AGENTS + "/" + id + "/push", "").statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).contains(200).containsOnly(200, 409);
        assertThat(agent(id).at("/sync/state").asString()).isEqualTo("in-step");
    }

    @Test
    void whoChangesItWhileItIsPushedLosesNothing() {
        String id = id(created("Ava", ",\"prompt\":\"one\""));
        patch(id, "{\"prompt\": \"two\"}");
        order("change", "\"answer\":\"ok\",\"delayMillis\":2000,\"count\":1");

        CompletableFuture<HttpResponse<String>> push =
                CompletableFuture.supplyAsync(() -> post(AGENTS + "/" + id + "/push", ""));
        await().atMost(LIMIT)
                .until(() -> there(id)
                        .at("/conversation_config/agent/prompt/prompt")
                        .asString()
                        .equals("two"));
        assertThat(patch(id, "{\"prompt\": \"three\"}").statusCode()).isEqualTo(200);

        assertThat(push.join().statusCode()).isEqualTo(200);
        JsonNode agent = agent(id);
        assertThat(agent.path("prompt").asString()).isEqualTo("three");
        assertThat(agent.at("/sync/state").asString()).isEqualTo("changed-here");
        assertThat(drift(id).at("/items/0/there").asString()).isEqualTo("two");
    }

    @Test
    void theWatchNotesHowAgentsStandAndPublishesNothingElse() {
        String same = id(created("Same", ""));
        String there = id(created("There", ",\"prompt\":\"one\""));
        String gone = id(created("Gone", ""));
        elevenLabs("PATCH", "/" + there, "{\"conversation_config\": {\"agent\": {\"prompt\": {\"prompt\": \"x\"}}}}");
        elevenLabs("DELETE", "/" + gone, "");
        String seen = tag(there);

        run("agentDriftJob");

        assertThat(agent(same).path("version").asLong()).isEqualTo(1);
        assertThat(agent(there).at("/sync/state").asString()).isEqualTo("changed-there");
        assertThat(agent(there).path("prompt").asString()).isEqualTo("one");
        assertThat(agent(gone).at("/sync/state").asString()).isEqualTo("gone");
        assertThat(stored("agentVersions")).hasSize(3);
        String metrics = get("/actuator/prometheus", Role.ADMIN).body();
        assertThat(metrics).containsPattern("ringway_agents\\{[^}]*sync=\"changed-there\"[^}]*} 1\\.0");
        assertThat(metrics).containsPattern("ringway_agents\\{[^}]*sync=\"gone\"[^}]*} 1\\.0");

        // Whoever has read it before the note was made may still change it.
        assertThat(send("PATCH", AGENTS + "/" + there, Role.ADMIN, "{\"llm\": \"other\"}", "If-Match", seen)
                        .statusCode())
                .isEqualTo(200);
        assertThat(agent(there).at("/sync/state").asString()).isEqualTo("both");
        run("agentDriftJob");
        assertThat(agent(there).path("version").asLong()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"400, true", "422, true", "403, true", "500, false"})
    void oneThatElevenLabsDoesNotShowHoldsUpNoOther(int status, boolean told) {
        List<String> ids = List.of(english("One"), english("Two"));
        ids.forEach(this::changedThere);
        for (int look = 0; look < 2; look++) {
            order("read", "\"answer\":\"error\",\"status\":" + status);
            run("agentDriftJob");
        }

        Map<String, JsonNode> byState = ids.stream()
                .map(this::agent)
                .collect(Collectors.toMap(agent -> agent.at("/sync/state").asString(), Function.identity()));
        assertThat(byState).containsOnlyKeys("changed-there", "in-step");
        JsonNode notShown = byState.get("in-step");
        assertThat(notShown.at("/sync/lastError").asString("").contains("HTTP " + status))
                .isEqualTo(told);
        assertThat(notShown.path("version").asLong()).as("told once").isEqualTo(told ? 2 : 1);
        assertThat(get("/actuator/prometheus", Role.ADMIN).body())
                .containsPattern("ringway_agents\\{[^}]*sync=\"changed-there\"[^}]*} 1\\.0");
    }

    @Test
    void aWatchThatElevenLabsShowsNothingLeavesAllForTheNextLook() {
        List<String> ids =
                Stream.of("One", "Two", "Three", "Four").map(this::english).toList();
        ids.forEach(this::changedThere);
        order("read", "\"answer\":\"error\",\"status\":401,\"count\":3");

        run("agentDriftJob");

        assertThat(ids)
                .allSatisfy(id -> assertThat(agent(id).path("version").asLong()).isEqualTo(1));
        run("agentDriftJob");
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(agent(id).at("/sync/state").asString()).isEqualTo("changed-there"));
    }

    @Test
    void aWatchThatElevenLabsSendsAwayChangesNothing() {
        String id = id(created("Ava", ""));
        order("read", "\"answer\":\"error\",\"status\":429");

        run("agentDriftJob");

        assertThat(agent(id).at("/sync/state").asString()).isEqualTo("in-step");
        assertThat(agent(id).path("version").asLong()).isEqualTo(1);
    }

    private String english(String name) {
        return id(created(name, ",\"language\":\"en\""));
    }

    private void changedThere(String id) {
        elevenLabs("PATCH", "/" + id, "{\"conversation_config\": {\"agent\": {\"language\": \"de\"}}}");
    }

    private JsonNode drift(String id) {
        HttpResponse<String> answer = get(AGENTS + "/" + id + "/drift", Role.ADMIN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }
}
