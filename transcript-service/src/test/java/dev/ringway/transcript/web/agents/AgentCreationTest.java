package dev.ringway.transcript.web.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Agents that ElevenLabs creates without saying so, or not at all. */
class AgentCreationTest extends RunningAgents {

    private static final String AVA = "{\"name\":\"Ava\",\"prompt\":\"Be kind.\"}";

    @ParameterizedTest
    @ValueSource(strings = {"disconnect", "hang", "error-after"})
    void oneWhoseAnswerIsLostIsFoundByItsMark(String answer) {
        order("create", "\"answer\":\"" + answer + "\"");

        HttpResponse<String> pending = post(AGENTS, AVA);
        assertThat(pending.statusCode()).as(pending.body()).isEqualTo(202);
        String place = pending.headers().firstValue("Location").orElseThrow();
        assertThat(json(get(place, Role.ADMIN)).path("state").asString()).isEqualTo("pending");
        run("agentCreationsJob");
        assertThat(stored("agents")).as("ElevenLabs may not show it yet").isEmpty();
        clock.advance(Duration.ofMinutes(3));
        run("agentCreationsJob");

        JsonNode creation = json(get(place, Role.ADMIN));
        assertThat(creation.path("state").asString()).isEqualTo("done");
        JsonNode agent = agent(creation.path("agentId").asString());
        assertThat(agent.path("prompt").asString()).isEqualTo("Be kind.");
        assertThat(agent.at("/sync/state").asString()).isEqualTo("in-step");
        assertThat(thereNamed("Ava")).hasSize(1);
        clock.advance(Duration.ofHours(1));
        run("agentCreationsJob");
        assertThat(thereNamed("Ava")).hasSize(1);
        assertThat(stored("agents")).hasSize(1);
    }

    @Test
    void oneThatWasImportedMeanwhileBecomesWhatWasWishedFor() {
        order("create", "\"answer\":\"disconnect\"");
        HttpResponse<String> pending = post(
                AGENTS,
                "{\"name\":\"Ava\",\"prompt\":\"Be kind.\",\"phoneNumbers\":[\"+12025550147\"],\"active\":false}");
        assertThat(pending.statusCode()).as(pending.body()).isEqualTo(202);
        post(AGENTS + "/import", "");
        String id = thereNamed("Ava").getFirst().path("agent_id").asString();
        assertThat(agent(id).path("phoneNumbers")).isEmpty();

        for (int look = 0; look < 2; look++) {
            clock.advance(Duration.ofMinutes(3));
            run("agentCreationsJob");
        }

        assertThat(json(get(pending.headers().firstValue("Location").orElseThrow(), Role.ADMIN))
                        .path("agentId")
                        .asString())
                .isEqualTo(id);
        JsonNode agent = agent(id);
        assertThat(agent.at("/phoneNumbers/0").asString()).isEqualTo("+12025550147");
        assertThat(agent.path("active").asBoolean(true)).isFalse();
        assertThat(agent.at("/sync/state").asString()).isEqualTo("in-step");
        assertThat(texts(json(get(AGENTS + "/" + id + "/versions", Role.ADMIN)).path("items"), "action"))
                .containsExactly("created", "adopted");
        assertThat(thereNamed("Ava")).hasSize(1);
    }

    @Test
    void oneThatWasNotCreatedIsAskedForAgain() {
        order("create", "\"answer\":\"error\",\"status\":500");
        HttpResponse<String> pending = post(AGENTS, AVA);
        assertThat(pending.statusCode()).isEqualTo(202);

        clock.advance(Duration.ofMinutes(3));
        run("agentCreationsJob");

        assertThat(thereNamed("Ava")).hasSize(1);
        assertThat(json(get(pending.headers().firstValue("Location").orElseThrow(), Role.ADMIN))
                        .path("state")
                        .asString())
                .isEqualTo("done");
    }

    @Test
    void itIsGivenUpInTheEnd() {
        order("create", "\"answer\":\"error\",\"status\":500,\"count\":0");
        HttpResponse<String> pending = post(AGENTS, AVA);

        for (int look = 0; look < 4; look++) {
            clock.advance(Duration.ofMinutes(3));
            run("agentCreationsJob");
        }

        JsonNode creation = json(get(pending.headers().firstValue("Location").orElseThrow(), Role.ADMIN));
        assertThat(creation.path("state").asString()).isEqualTo("failed");
        assertThat(creation.path("lastError").asString()).isNotEmpty();
        assertThat(thereNamed("Ava")).isEmpty();
    }

    @Test
    void asLongAsElevenLabsDoesNotTellNothingIsDecided() {
        order("create", "\"answer\":\"disconnect\"");
        post(AGENTS, AVA);
        order("list", "\"answer\":\"error\",\"status\":503");
        clock.advance(Duration.ofMinutes(3));
        run("agentCreationsJob");
        assertThat(stored("agents")).isEmpty();

        run("agentCreationsJob");

        assertThat(stored("agents")).hasSize(1);
        assertThat(thereNamed("Ava")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"status\":422,\"shape\":\"fields\"', 422, elevenlabs-refused",
        "'\"status\":403',                      502, elevenlabs-credentials",
        "'\"status\":429',                      503, elevenlabs-unavailable"
    })
    void oneThatElevenLabsDoesNotCreateIsNone(String order, int status, String code) {
        order("create", "\"answer\":\"error\"," + order);

        HttpResponse<String> answer = post(AGENTS, AVA, "Idempotency-Key", "k-1");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
        clock.advance(Duration.ofMinutes(3));
        run("agentCreationsJob");
        assertThat(thereNamed("Ava")).isEmpty();
        assertThat(post(AGENTS, AVA, "Idempotency-Key", "k-1").statusCode()).isEqualTo(201);
        assertThat(thereNamed("Ava")).hasSize(1);
    }

    @Test
    void aRequestThatIsRepeatedHasNoSecondEffect() {
        HttpResponse<String> first = post(AGENTS, AVA, "Idempotency-Key", "k-2");
        HttpResponse<String> second = post(AGENTS, AVA, "Idempotency-Key", "k-2");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(json(second)).isEqualTo(json(first));
        assertThat(thereNamed("Ava")).hasSize(1);
        HttpResponse<String> other = post(AGENTS, "{\"name\":\"Eva\"}", "Idempotency-Key", "k-2");
        assertThat(code(other)).isEqualTo("idempotency-key-reused");

        order("create", "\"answer\":\"disconnect\"");
        assertThat(post(AGENTS, "{\"name\":\"Uwe\"}", "Idempotency-Key", "k-3").statusCode())
                .isEqualTo(202);
        assertThat(post(AGENTS, "{\"name\":\"Uwe\"}", "Idempotency-Key", "k-3").statusCode())
                .isEqualTo(202);
        assertThat(thereNamed("Uwe")).hasSize(1);
    }

    @Test
    void whatIsLeftToElevenLabsIsTakenOverByNobody() {
        JsonNode agent = json(post(AGENTS, AVA));

        assertThat(agent.has("llm")).isFalse();
        assertThat(agent.path("voice")).isEmpty();
        elevenLabs("PATCH", "/" + id(agent), "{\"conversation_config\": {\"tts\": {\"voice_id\": \"voice_9\"}}}");
        run("agentDriftJob");
        assertThat(agent(id(agent)).at("/sync/state").asString()).isEqualTo("in-step");
    }
}
