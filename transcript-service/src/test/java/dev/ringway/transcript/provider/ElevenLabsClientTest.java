package dev.ringway.transcript.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.provider.ElevenLabsAnswer.Done;
import dev.ringway.transcript.provider.ElevenLabsAnswer.Failed;
import dev.ringway.transcript.provider.ElevenLabsFailure.Ambiguous;
import dev.ringway.transcript.provider.ElevenLabsFailure.Credentials;
import dev.ringway.transcript.provider.ElevenLabsFailure.Fault;
import dev.ringway.transcript.provider.ElevenLabsFailure.NotNow;
import dev.ringway.transcript.provider.ElevenLabsFailure.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ElevenLabs' answers, and the lack of them, are taken for. */
class ElevenLabsClientTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnsweringElevenLabs elevenLabs;
    private ElevenLabsClient client;

    @BeforeEach
    void start() throws IOException {
        elevenLabs = new AnsweringElevenLabs();
        client = client(elevenLabs.url(), "sk_1");
    }

    @AfterEach
    void stop() {
        client.close();
        elevenLabs.close();
    }

    @Test
    void anAnswerIsReadAndTheKeyIsSent() {
        elevenLabs.next(exchange -> {
            boolean known = "sk_1".equals(exchange.getRequestHeaders().getFirst("xi-api-key"));
            AnsweringElevenLabs.answer(exchange, known ? 200 : 401, "{\"path\":\"" + exchange.getRequestURI() + "\"}");
        });

        assertThat(client.get("/v1/things?a=b"))
                .isInstanceOfSatisfying(
                        Done.class,
                        done -> assertThat(
                                        ((JsonNode) done.value()).path("path").asString())
                                .isEqualTo("/v1/things?a=b"));
    }

    @Test
    void anEmptyAnswerIsOne() {
        elevenLabs.next(exchange -> exchange.sendResponseHeaders(200, -1));

        assertThat(client.delete("/v1/things/1")).isInstanceOf(Done.class);
    }

    @Test
    void theFieldsOfA422AreNamed() {
        elevenLabs.next(exchange -> AnsweringElevenLabs.answer(exchange, 422, """
                {"detail":[{"loc":["body","conversation_config","tts","speed"],"msg":"Input should be less","type":"x"},
                           {"loc":["body","platform_settings","evaluation","criteria",0,"id"],"msg":"m","type":"x"}]}"""));

        assertThat(failure(client.post("/v1/things", JSON.createObjectNode())))
                .isEqualTo(new Refused(
                        "ElevenLabs answered HTTP 422",
                        List.of(
                                new Fault("conversation_config/tts/speed", "Input should be less"),
                                new Fault("platform_settings/evaluation/criteria/0/id", "m"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"detail\":{\"type\":\"t\",\"code\":\"invalid_voice\",\"message\":\"m\",\"status\":\"s_1\",\"request_id\":\"r\"}} | (invalid_voice)",
                "{\"detail\":{\"status\":\"voice_not_found\",\"message\":\"+12025550147\"}} | (voice_not_found)",
                "{\"detail\":{\"status\":\"Call +12025550147\"}} | ``",
                "Bad Gateway +12025550147 | ``"
            })
    void everyShapeOfAnErrorIsReadAndItsSentencesStayOut(String body, String code) {
        elevenLabs.next(exchange -> AnsweringElevenLabs.answer(exchange, 400, body));

        assertThat(failure(client.get("/v1/things")).reason())
                .isEqualTo(("ElevenLabs answered HTTP 400 " + code).strip());
    }

    @ParameterizedTest
    @CsvSource({
        "401, Credentials, Credentials",
        "403, Credentials, Credentials",
        "404, NotFound, NotFound",
        "409, Refused, Refused",
        "302, Refused, Refused",
        "429, NotNow, NotNow",
        "500, NotNow, Ambiguous",
        "503, NotNow, Ambiguous",
        "408, NotNow, Ambiguous"
    })
    void aStatusMeansSomethingElseForAChange(int status, String reading, String change) {
        elevenLabs.next(exchange -> AnsweringElevenLabs.answer(exchange, status, "{}"));
        elevenLabs.next(exchange -> AnsweringElevenLabs.answer(exchange, status, "{}"));

        assertThat(failure(client.get("/v1/things")).getClass().getSimpleName()).isEqualTo(reading);
        assertThat(failure(client.patch("/v1/things", JSON.createObjectNode()))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(change);
    }

    @Test
    void howLongToWaitIsToldWhereElevenLabsSaysIt() {
        elevenLabs.next(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            AnsweringElevenLabs.answer(
                    exchange, 429, "{\"detail\":{\"status\":\"rate_limit_exceeded\",\"message\":\"m\"}}");
        });

        assertThat(failure(client.get("/v1/things")))
                .isEqualTo(new NotNow(
                        "ElevenLabs answered HTTP 429 (rate_limit_exceeded)", Optional.of(Duration.ofSeconds(17))));
    }

    @Test
    void nobodyKnowsWhatBecameOfAChangeWithoutAnAnswer() {
        elevenLabs.next(exchange -> {}); // closes the connection
        elevenLabs.next(exchange -> {});

        assertThat(failure(client.post("/v1/things", JSON.createObjectNode()))).isInstanceOf(Ambiguous.class);
        assertThat(failure(client.get("/v1/things"))).isInstanceOf(NotNow.class);
    }

    @Test
    void whoTricklesAnAnswerIsNotWaitedFor() {
        elevenLabs.next(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            elevenLabs.hang();
        });
        elevenLabs.next(exchange -> elevenLabs.hang());

        assertThat(failure(client.patch("/v1/things", JSON.createObjectNode()))).isInstanceOf(Ambiguous.class);
        assertThat(failure(client.get("/v1/things"))).isInstanceOf(NotNow.class);
    }

    @Test
    void anAnswerThatIsTooLargeOrNoJsonIsNone() {
        elevenLabs.next(exchange -> AnsweringElevenLabs.answer(exchange, 200, "\"" + "x".repeat(5_000) + "\""));
        elevenLabs.next(exchange -> AnsweringElevenLabs.answer(exchange, 200, "<html>"));

        assertThat(failure(client.get("/v1/things"))).isInstanceOf(NotNow.class);
        assertThat(failure(client.delete("/v1/things"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void withoutAServerNothingWasDone() {
        elevenLabs.stop();

        assertThat(failure(client.post("/v1/things", JSON.createObjectNode()))).isInstanceOf(NotNow.class);
    }

    @Test
    void withoutAKeyNobodyIsAsked() {
        try (ElevenLabsClient keyless = client(elevenLabs.url(), " ")) {
            assertThat(failure(keyless.get("/v1/things"))).isEqualTo(new Credentials("ELEVENLABS_API_KEY is not set"));
        }
    }

    private static <T> ElevenLabsFailure failure(ElevenLabsAnswer<T> answer) {
        return switch (answer) {
            case Done<T> done -> throw new AssertionError("done: " + done.value());
            case Failed<T>(ElevenLabsFailure failure) -> failure;
        };
    }

    private static ElevenLabsClient client(String url, String key) {
        return new ElevenLabsClient(
                new ElevenLabsSettings(url, key, Duration.ofSeconds(1), DataSize.ofKilobytes(4)), JSON);
    }
}
