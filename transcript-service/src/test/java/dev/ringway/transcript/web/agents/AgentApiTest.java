package dev.ringway.transcript.web.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single agents: created, read, changed, restored, deleted. */
class AgentApiTest extends RunningAgents {

    private static final String LONG = "word ".repeat(500);

    private static final String WHOLE = """
            {"name": "Ava", "prompt": "Be kind.\\nCall +12125550147 if in doubt.", "llm": "gemini-2.5-flash", "temperature": 0.3,
             "firstMessage": "Hello {{first_name}}", "language": "pt-br",
             "dynamicVariables": {"first_name": "there", "level": 2, "gold": true},
             "voice": {"voiceId": "voice_1", "modelId": "eleven_flash_v2_5", "stability": 0.4, "speed": 1.1},
             "maxDuration": 300,
             "evaluationCriteria": [{"id": "agreed", "name": "Agreed", "goalPrompt": "They agreed."}],
             "dataCollection": {"day": {"type": "string", "description": "The day", "enum": ["Monday", "Friday"]}},
             "callLimits": {"concurrent": 5, "daily": 1000}, "tags": ["sales"],
             "phoneNumbers": ["+12025550147"], "active": true}""";

    @Test
    void anAgentIsCreatedOnBothSidesWithAllThatIsSaidOfIt() {
        HttpResponse<String> answer = post(AGENTS, WHOLE);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode agent = json(answer);
        JsonNode said = JsonMapper.shared().readTree(WHOLE);
        said.properties()
                .forEach(field ->
                        assertThat(agent.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
        assertThat(agent.at("/sync/state").asString()).isEqualTo("in-step");
        assertThat(answer.headers().firstValue("Location")).contains(AGENTS + "/" + id(agent));
        assertThat(answer.headers().firstValue("ETag")).contains("\"1-n\"");
        assertThat(agent(id(agent))).isEqualTo(agent);
        JsonNode there = there(id(agent));
        assertThat(there.path("name").asString()).isEqualTo("Ava");
        assertThat(there.at("/conversation_config/agent/prompt/temperature").asDouble())
                .isEqualTo(0.3);
        assertThat(there.at("/conversation_config/agent/dynamic_variables/dynamic_variable_placeholders/level")
                        .asInt())
                .isEqualTo(2);
        assertThat(there.at("/platform_settings/evaluation/criteria/0/conversation_goal_prompt")
                        .asString())
                .isEqualTo("They agreed.");
        assertThat(there.at("/platform_settings/data_collection/day/enum/1").asString())
                .isEqualTo("Friday");
        assertThat(there.at("/platform_settings/call_limits/agent_concurrency_limit")
                        .asInt())
                .isEqualTo(5);
        assertThat(there.toString()).doesNotContain("2025550147");
        assertThat(get(AGENTS + "/" + id(agent), Role.ADMIN, "If-None-Match", "\"1-n\"")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void itTakesTelephoneSound() {
        JsonNode there = there(id(created("Ava", "")));

        assertThat(there.at("/conversation_config/asr/user_input_audio_format").asString())
                .isEqualTo("ulaw_8000");
        assertThat(there.at("/conversation_config/tts/agent_output_audio_format")
                        .asString())
                .isEqualTo("ulaw_8000");
    }

    @Test
    void viewersSeeNoNumbersAndChangeNothing() {
        String id = id(json(post(AGENTS, WHOLE)));

        HttpResponse<String> seen = get(AGENTS + "/" + id, Role.VIEWER);
        assertThat(seen.body()).doesNotContain("2025550147", "2125550147");
        assertThat(json(seen).at("/phoneNumbers/0").asString()).isEqualTo("+1202•••0147");
        assertThat(seen.headers().firstValue("ETag")).contains("\"1-m\"");
        for (Role role : List.of(Role.VIEWER, Role.OPERATOR)) {
            assertThat(send("PATCH", AGENTS + "/" + id, role, "{}", "If-Match", "\"1-n\"")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send("POST", AGENTS + "/" + id + "/push", role, "").statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name                          | {}",
                "name                          | {\"name\": \" \"}",
                "voice.speed                   | {\"name\": \"A\", \"voice\": {\"speed\": \"fast\"}}",
                "voice.colour                  | {\"name\": \"A\", \"voice\": {\"colour\": 1}}",
                "voice                         | {\"name\": \"A\", \"voice\": 1}",
                "temperature                   | {\"name\": \"A\", \"temperature\": 3}",
                "language                      | {\"name\": \"A\", \"language\": \"English\"}",
                "maxDuration                   | {\"name\": \"A\", \"maxDuration\": 0}",
                "phoneNumbers                  | {\"name\": \"A\", \"phoneNumbers\": [\"2025550147\"]}",
                "tags                          | {\"name\": \"A\", \"tags\": [\"ringway:1\"]}",
                "active                        | {\"name\": \"A\", \"active\": \"yes\"}",
                "dynamicVariables.a b          | {\"name\": \"A\", \"dynamicVariables\": {\"a b\": 1}}",
                "dynamicVariables.a            | {\"name\": \"A\", \"dynamicVariables\": {\"a\": []}}",
                "dataCollection.day.type       | {\"name\": \"A\", \"dataCollection\": {\"day\": {\"type\": \"date\"}}}",
                "evaluationCriteria[1].id      | {\"name\": \"A\", \"evaluationCriteria\": [{\"id\": \"a\", \"name\": \"A\", \"goalPrompt\": \"x\"}, {\"id\": \"a\", \"name\": \"A\", \"goalPrompt\": \"x\"}]}",
                "evaluationCriteria[0].goalPrompt | {\"name\": \"A\", \"evaluationCriteria\": [{\"id\": \"a\", \"name\": \"A\"}]}",
                "mood                          | {\"name\": \"A\", \"mood\": \"good\"}"
            })
    void whatCannotBeIsNamed(String field, String body) {
        HttpResponse<String> answer = post(AGENTS, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fields(answer)).containsExactly(field);
        assertThat(stored("agentCreations")).isEmpty();
    }

    @Test
    void aPatchChangesWhatItNamesAndKeepsAVersion() {
        String id = id(json(post(AGENTS, WHOLE)));

        HttpResponse<String> answer = patch(id, """
                {"voice": {"speed": 0.9}, "maxDuration": null, "dynamicVariables": {"gold": null, "plan": "free"},
                 "dataCollection": {"mood": {"type": "string"}}, "active": false}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode agent = json(answer);
        assertThat(agent.at("/voice/speed").asDouble()).isEqualTo(0.9);
        assertThat(agent.at("/voice/voiceId").asString()).isEqualTo("voice_1");
        assertThat(agent.has("maxDuration")).isFalse();
        assertThat(agent.path("dynamicVariables").propertyNames()).containsExactly("first_name", "level", "plan");
        assertThat(agent.path("dataCollection").propertyNames()).containsExactly("day", "mood");
        assertThat(agent.path("version").asLong()).isEqualTo(2);
        assertThat(agent.at("/sync/state").asString()).isEqualTo("changed-here");
        JsonNode versions =
                json(get(AGENTS + "/" + id + "/versions", Role.VIEWER)).path("items");
        assertThat(texts(versions, "action")).containsExactly("changed", "created");
        assertThat(versions.at("/0/by").asString()).isNotEmpty();
        assertThat(versions.at("/0/changed").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "active",
                        "dataCollection.mood.enum",
                        "dataCollection.mood.type",
                        "dynamicVariables.gold",
                        "dynamicVariables.plan",
                        "maxDuration",
                        "voice.speed");
    }

    @Test
    void whatElevenLabsAllowsKeepsNobodyFromChangingSomethingElse() {
        JsonNode adopted = adoptedWithMoreThanIsTakenHere();

        HttpResponse<String> answer = patch(id(adopted), "{\"active\": false}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode changed = json(answer);
        assertThat(changed.path("active").asBoolean(true)).isFalse();
        adopted.properties().stream()
                .filter(field -> !List.of("active", "version", "updatedAt").contains(field.getKey()))
                .forEach(field -> assertThat(changed.get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
        JsonNode versions = json(get(AGENTS + "/" + id(adopted) + "/versions", Role.ADMIN));
        assertThat(versions.at("/items/0/changed").toString()).isEqualTo("[\"active\"]");
    }

    @Test
    void partsOfItAreChangedAndTheRestOfThemStays() {
        JsonNode adopted = adoptedWithMoreThanIsTakenHere();

        HttpResponse<String> answer = patch(
                id(adopted),
                "{\"firstMessage\": \"Hello\", \"tags\": [" + tags(50) + "], \"voice\": {\"stability\": 0.5},"
                        + " \"dynamicVariables\": {\"first name\": \"friend\"},"
                        + " \"dataCollection\": {\"call back\": {\"type\": \"boolean\"}},"
                        + " \"evaluationCriteria\": [{\"id\": \"was polite\", \"name\": \"Polite\", \"goalPrompt\": \""
                        + LONG + "\"}]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode changed = json(answer);
        assertThat(changed.path("tags")).hasSize(50);
        assertThat(changed.at("/voice/speed").asDouble()).isEqualTo(9.5);
        assertThat(changed.at("/dynamicVariables/first name").asString()).isEqualTo("friend");
        assertThat(changed.at("/dataCollection/call back/description").asString())
                .isEqualTo(LONG);
        assertThat(changed.at("/evaluationCriteria/0/name").asString()).isEqualTo("Polite");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "firstMessage                     | {\"firstMessage\": \"LONG!\"}",
                "tags                             | {\"tags\": [TAGS, \"one more\"]}",
                "voice.speed                      | {\"voice\": {\"speed\": 9.4}}",
                "language                         | {\"language\": \"German\"}",
                "maxDuration                      | {\"maxDuration\": 90001}",
                "callLimits.daily                 | {\"callLimits\": {\"daily\": 2000001}}",
                "dynamicVariables.last name       | {\"dynamicVariables\": {\"last name\": \"x\"}}",
                "dataCollection.call again        | {\"dataCollection\": {\"call again\": {\"type\": \"string\"}}}",
                "dataCollection.call back.enum    | {\"dataCollection\": {\"call back\": {\"enum\": [\"a\", \"b\", \"b\"]}}}",
                "evaluationCriteria[0].goalPrompt | {\"evaluationCriteria\": [{\"id\": \"was polite\", \"name\": \"\", \"goalPrompt\": \"LONG!\"}]}",
                "evaluationCriteria[0].id         | {\"evaluationCriteria\": [{\"id\": \"was kind\", \"name\": \"K\", \"goalPrompt\": \"x\"}]}"
            })
    void whatIsSaidOfItIsStillChecked(String field, String body) {
        JsonNode adopted = adoptedWithMoreThanIsTakenHere();

        HttpResponse<String> answer =
                patch(id(adopted), body.replace("LONG", LONG).replace("TAGS", tags(51)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fields(answer)).containsExactly(field);
    }

    private JsonNode adoptedWithMoreThanIsTakenHere() {
        HttpResponse<String> there =
                elevenLabs("POST", "/create", """
                {"name": "Ava", "tags": [TAGS],
                 "conversation_config": {
                   "agent": {"first_message": "LONG", "language": "English",
                     "dynamic_variables": {"dynamic_variable_placeholders": {"first name": "you"}}},
                   "tts": {"speed": 9.5}, "conversation": {"max_duration_seconds": 90000}},
                 "platform_settings": {
                   "evaluation": {"criteria": [
                     {"id": "was polite", "name": "", "type": "prompt", "conversation_goal_prompt": "LONG"}]},
                   "data_collection": {"call back": {"type": "string", "description": "LONG", "enum": ["a", "a"]}},
                   "call_limits": {"daily_limit": 2000000}}}""".replace("LONG", LONG).replace("TAGS", tags(51)));
        JsonNode adopted = json(post(AGENTS + "/" + json(there).path("agent_id").asString() + "/pull", ""));
        assertThat(adopted.path("tags")).as(there.body()).hasSize(51);
        return adopted;
    }

    private static String tags(int count) {
        return IntStream.range(0, count).mapToObj(index -> "\"t" + index + "\"").collect(Collectors.joining(", "));
    }

    @Test
    void whatChangesNothingIsNoVersion() {
        String id = id(json(post(AGENTS, WHOLE)));

        assertThat(json(patch(id, "{\"name\": \"Ava\"}")).path("version").asLong())
                .isEqualTo(1);
        assertThat(stored("agentVersions")).hasSize(1);
    }

    @Test
    void whoHasNotSeenTheLatestFieldsChangesNothing() {
        String id = id(created("Ava", ""));
        String old = tag(id);
        patch(id, "{\"name\": \"Eva\"}");

        assertThat(send("PATCH", AGENTS + "/" + id, Role.ADMIN, "{\"name\": \"Uwe\"}", "If-Match", old)
                        .statusCode())
                .isEqualTo(412);
        assertThat(send("PATCH", AGENTS + "/" + id, Role.ADMIN, "{\"name\": \"Uwe\"}")
                        .statusCode())
                .isEqualTo(428);
        assertThat(send("DELETE", AGENTS + "/" + id, Role.ADMIN, "", "If-Match", old)
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void ofTwoAdminsAtOnceOneIsTheFirst() {
        String id = id(created("Ava", ""));
        String tag = tag(id);

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                .mapToObj(index -> CompletableFuture.supplyAsync(() -> send(
                                "PATCH",
                                AGENTS + "/" + id,
                                Role.ADMIN,
                                "{\"name\": \"Ava " + index + "\"}",
                                "If-Match",
                                tag)
                        .statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        assertThat(agent(id).path("version").asLong()).isEqualTo(2);
        assertThat(stored("agentVersions")).hasSize(2);
    }

    @Test
    void aVersionIsReadWholeAndRestored() {
        String id = id(json(post(AGENTS, WHOLE)));
        patch(id, "{\"name\": \"Eva\", \"evaluationCriteria\": []}");

        JsonNode first = json(get(AGENTS + "/" + id + "/versions/1", Role.ADMIN));
        assertThat(first.at("/fields/name").asString()).isEqualTo("Ava");
        HttpResponse<String> restored = post(AGENTS + "/" + id + "/versions/1/restore", "", "If-Match", tag(id));

        assertThat(restored.statusCode()).isEqualTo(200);
        assertThat(json(restored).at("/evaluationCriteria/0/id").asString()).isEqualTo("agreed");
        assertThat(json(restored).path("version").asLong()).isEqualTo(3);
        assertThat(json(restored).at("/sync/state").asString()).isEqualTo("in-step");
        assertThat(json(get(AGENTS + "/" + id + "/versions?limit=1", Role.ADMIN))
                        .at("/items/0/action")
                        .asString())
                .isEqualTo("restored");
        assertThat(post(AGENTS + "/" + id + "/versions/9/restore", "", "If-Match", tag(id))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theyAreListedByNameAndFiltered() {
        created("Zoë", ",\"tags\":[\"a\"]");
        created("ava", ",\"active\":false");
        String bob = id(created("Bob (new)", ",\"tags\":[\"a\",\"b\"]"));
        patch(bob, "{\"llm\": \"other\"}");

        JsonNode first = json(get(AGENTS + "?limit=2", Role.VIEWER));
        assertThat(texts(first.path("items"), "name")).containsExactly("ava", "Bob (new)");
        JsonNode second =
                json(get(AGENTS + "?limit=2&cursor=" + first.path("next").asString(), Role.VIEWER));
        assertThat(texts(second.path("items"), "name")).containsExactly("Zoë");
        assertThat(second.has("next")).isFalse();
        assertThat(names("?tag=a")).containsExactly("Bob (new)", "Zoë");
        assertThat(names("?active=false")).containsExactly("ava");
        assertThat(names("?sync=changed-here&sync=gone")).containsExactly("Bob (new)");
        assertThat(names("?q=ZOE")).containsExactly("Zoë");
        assertThat(names("?q=%28")).containsExactly("Bob (new)");
        assertThat(names("?q=")).hasSize(3);
        assertThat(get(AGENTS + "?cursor=x", Role.VIEWER).statusCode()).isEqualTo(400);
        assertThat(get(AGENTS + "?sync=maybe", Role.VIEWER).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$where", "%22", ".*", "%24literal", "%5B", "%F0%9F%98%80"})
    void anyTextIsJustASearch(String text) {
        created("Ava", "");

        assertThat(names("?q=" + text)).isEmpty();
    }

    /** A cursor is no secret to who holds it. */
    @Test
    void noNumberOfANameIsInACursor() {
        String first = id(created("Support +14155550123", ""));
        created("Zoë", "");

        String cursor = json(get(AGENTS + "?limit=1", Role.VIEWER)).path("next").asString();
        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
                .contains(first)
                .doesNotContain("5550123");
        assertThat(names("?limit=1&cursor=" + cursor)).containsExactly("Zoë");

        assertThat(send("DELETE", AGENTS + "/" + first, Role.ADMIN, "", "If-Match", tag(first))
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> gone = get(AGENTS + "?limit=1&cursor=" + cursor, Role.VIEWER);
        assertThat(gone.statusCode()).isEqualTo(400);
        assertThat(fields(gone)).containsExactly("cursor");
        assertThat(gone.body()).contains("gone meanwhile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4155550", "t +14", "%E2%91%A0%E2%91%A1", "four one"})
    void viewersDoNotFindOutNumbersInNames(String piece) {
        created("Support +14155550123", "");
        String query = AGENTS + "?q=" + piece.replace("+", "%2B").replace(" ", "%20");

        HttpResponse<String> hidden = get(query, Role.VIEWER);
        assertThat(hidden.statusCode()).isEqualTo(403);
        assertThat(json(hidden).path("code").asString()).isEqualTo("numbers-hidden");
        assertThat(get(query, Role.OPERATOR).statusCode()).isEqualTo(200);
        assertThat(names("?q=support")).containsExactly("Support +1415•••0123");
    }

    @Test
    void oneIsDeletedHereAloneOrOnBothSides() {
        String here = id(created("Ava", ""));
        String both = id(created("Eva", ""));

        assertThat(send("DELETE", AGENTS + "/" + here, Role.ADMIN, "", "If-Match", tag(here))
                        .statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", AGENTS + "/" + both + "?atProvider=true", Role.ADMIN, "", "If-Match", tag(both))
                        .statusCode())
                .isEqualTo(204);

        assertThat(get(AGENTS + "/" + here, Role.ADMIN).statusCode()).isEqualTo(404);
        assertThat(thereNamed("va")).hasSize(1);
        assertThat(json(get(AGENTS + "/" + here + "/versions", Role.ADMIN))
                        .at("/items/0/action")
                        .asString())
                .isEqualTo("deleted");
        awaitRecord("agents.changed.v1", record -> both.equals(record.key()) && record.value() == null);
    }

    @Test
    void oneThatElevenLabsDoesNotDeleteStays() {
        String id = id(created("Ava", ""));
        order("delete", "\"answer\":\"error\",\"status\":500");

        HttpResponse<String> answer =
                send("DELETE", AGENTS + "/" + id + "?atProvider=true", Role.ADMIN, "", "If-Match", tag(id));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("elevenlabs-unconfirmed");
        assertThat(agent(id).path("name").asString()).isEqualTo("Ava");
    }

    @Test
    void itsVersionsGoOnWhereItIsAdoptedAgain() {
        String id = id(created("Ava", ""));
        send("DELETE", AGENTS + "/" + id, Role.ADMIN, "", "If-Match", tag(id));

        JsonNode again = json(post(AGENTS + "/" + id + "/pull", ""));

        assertThat(again.path("version").asLong()).isEqualTo(3);
        assertThat(texts(json(get(AGENTS + "/" + id + "/versions", Role.ADMIN)).path("items"), "action"))
                .containsExactly("adopted", "deleted", "created");
    }

    private List<String> names(String query) {
        HttpResponse<String> answer = get(AGENTS + query, Role.VIEWER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return texts(json(answer).path("items"), "name").toList();
    }
}
