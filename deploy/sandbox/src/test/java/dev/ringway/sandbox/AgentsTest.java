package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ElevenLabs' agents over HTTP, and how requests about them can go wrong. */
class AgentsTest {

    private static final String AGENTS = "/v1/convai/agents";

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theAgentOfTheDemoIsThere() throws Exception {
        JsonNode agent = json(get("/agent_demo"));

        assertThat(agent.get("name").asString()).isEqualTo("Sandbox agent");
        assertThat(agent.at("/conversation_config/tts/agent_output_audio_format")
                        .asString())
                .isEqualTo("ulaw_8000");
        assertThat(agent.at("/platform_settings/evaluation/criteria/0/id").asString())
                .isEqualTo("renewal_agreed");
    }

    @Test
    void whatACreationLeavesOutHasADefault() throws Exception {
        String id = created("Ava");

        JsonNode agent = json(get("/" + id));
        assertThat(agent.get("agent_id").asString()).isEqualTo(id);
        assertThat(agent.at("/conversation_config/agent/prompt/prompt").asString())
                .isEqualTo("Be kind.");
        assertThat(agent.at("/conversation_config/agent/language").asString()).isEqualTo("en");
        assertThat(agent.at("/conversation_config/turn/turn_timeout").asDouble())
                .isEqualTo(7);
    }

    @Test
    void aChangeMergesObjectsReplacesListsAndKeepsWhatItDoesNotName() throws Exception {
        HttpResponse<String> answer = send("PATCH", "/agent_demo", """
                {"conversation_config": {"tts": {"speed": 1.1}, "of_tomorrow": {"a": 1}}, "tags": ["x"],
                 "platform_settings": {"data_collection": {"callback_day": {"description": "When"}, "do_not_call": null}}}""");

        JsonNode agent = json(answer);
        assertThat(agent).isEqualTo(json(get("/agent_demo")));
        assertThat(agent.at("/conversation_config/tts/speed").asDouble()).isEqualTo(1.1);
        assertThat(agent.at("/conversation_config/tts/stability").asDouble()).isEqualTo(0.5);
        assertThat(agent.at("/conversation_config/of_tomorrow/a").asInt()).isEqualTo(1);
        assertThat(agent.get("tags").valueStream().map(JsonNode::asString)).containsExactly("x");
        assertThat(agent.at("/platform_settings/data_collection").propertyNames())
                .containsExactly("callback_day");
        assertThat(agent.at("/platform_settings/data_collection/callback_day/type")
                        .asString())
                .isEqualTo("string");
    }

    @Test
    void everyFieldOfAWrongTypeIsNamed() throws Exception {
        HttpResponse<String> answer = send("PATCH", "/agent_demo", """
                {"name": 7, "conversation_config": {"tts": {"speed": "fast"}},
                 "platform_settings": {"evaluation": {"criteria": [{"id": 1}]}}}""");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer)
                        .get("detail")
                        .valueStream()
                        .map(mistake -> mistake.get("loc").toString()))
                .containsExactlyInAnyOrder(
                        "[\"body\",\"name\"]",
                        "[\"body\",\"conversation_config\",\"tts\",\"speed\"]",
                        "[\"body\",\"platform_settings\",\"evaluation\",\"criteria\",0,\"id\"]");
        assertThat(json(get("/agent_demo")).get("name").asString()).isEqualTo("Sandbox agent");
    }

    @Test
    void noAgentIsCreatedWithoutAConfiguration() throws Exception {
        HttpResponse<String> answer = send("POST", "/create", "{\"name\": \"Ava\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("conversation_config", "missing");
    }

    @Test
    void theyAreListedByPagesNewestFirst() throws Exception {
        String first = created("Ava one");
        String second = created("ava two");
        created("Bob");

        JsonNode page = json(get("?page_size=1&search=AVA"));
        assertThat(page.at("/agents/0/agent_id").asString()).isEqualTo(second);
        assertThat(page.at("/agents/0/tags/0").asString()).isEqualTo("t");
        assertThat(page.get("has_more").asBoolean()).isTrue();
        JsonNode last = json(
                get("?page_size=1&search=AVA&cursor=" + page.get("next_cursor").asString()));
        assertThat(last.at("/agents/0/agent_id").asString()).isEqualTo(first);
        assertThat(last.get("has_more").asBoolean()).isFalse();
        assertThat(last.get("next_cursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "x"})
    void aPageHasItsLimits(String size) throws Exception {
        assertThat(get("?page_size=" + size).statusCode()).isEqualTo(422);
    }

    @Test
    void oneThatIsDeletedIsGone() throws Exception {
        assertThat(send("DELETE", "/agent_demo", "").statusCode()).isEqualTo(200);

        assertThat(get("/agent_demo").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/agent_demo", "").statusCode()).isEqualTo(404);
        HttpResponse<String> change = send("PATCH", "/agent_demo", "{}");
        assertThat(change.statusCode()).isEqualTo(404);
        assertThat(change.body()).contains("document_not_found");
        running.control("reset", "{}");
        assertThat(get("/agent_demo").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyIsLetInWithoutTheKey() throws Exception {
        var request = HttpRequest.newBuilder(running.sandbox.origin().resolve(AGENTS + "/agent_demo"));

        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "create, POST,   /create,     '{\"conversation_config\":{}}'",
        "read,   GET,    /agent_demo, ''",
        "change, PATCH,  /agent_demo, '{}'",
        "delete, DELETE, /agent_demo, ''",
        "list,   GET,    '',          ''"
    })
    void everyRequestCanFailOnce(String request, String method, String path, String body) throws Exception {
        order("{\"request\":\"" + request + "\",\"answer\":\"error\",\"status\":429,\"shape\":\"coded\"}");

        HttpResponse<String> refused = send(method, path, body);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("request_id");
        assertThat(send(method, path, body).statusCode()).isEqualTo(200);
    }

    @Test
    void anAgentCanBeCreatedAlthoughNobodyIsTold() throws Exception {
        order("{\"request\":\"create\",\"answer\":\"disconnect\"}");
        assertThatThrownBy(() -> created("Lost")).isInstanceOf(IOException.class);
        order("{\"request\":\"create\",\"answer\":\"error-after\"}");
        assertThat(send("POST", "/create", "{\"name\":\"Lost\",\"conversation_config\":{}}")
                        .statusCode())
                .isEqualTo(500);

        assertThat(json(get("?search=lost")).get("agents")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"request\":\"paint\",\"answer\":\"ok\"}",
                "{\"request\":\"read\",\"answer\":\"maybe\"}",
                "{\"request\":\"read\",\"answer\":\"error\",\"status\":200}"
            })
    void wrongOrdersAreRefused(String order) {
        assertThatThrownBy(() -> order(order)).hasMessageContaining("20001");
    }

    private void order(String json) throws Exception {
        running.control("elevenlabs/agents", json);
    }

    private String created(String name) throws Exception {
        return json(send("POST", "/create", """
                        {"name":"%s","tags":["t"],"conversation_config":{"agent":{"prompt":{"prompt":"Be kind."}}}}""".formatted(name)))
                .get("agent_id")
                .asString();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(running.sandbox.origin().resolve(AGENTS + path))
                .timeout(Duration.ofSeconds(30))
                .header("xi-api-key", RunningSandbox.ELEVENLABS.apiKey())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
