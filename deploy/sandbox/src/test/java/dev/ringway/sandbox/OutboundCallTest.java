package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls that ElevenLabs places: from which number, for which attempt, and how that can go wrong. */
class OutboundCallTest {

    private static final String POST_CALL = "/webhooks/elevenlabs/post-call";

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @BeforeEach
    void acceptWebhooks() {
        running.receiver.script(POST_CALL, 200, "text/plain", "");
    }

    @Test
    void itIsPlacedFromTheAgentsNumberForItsAttempt() throws Exception {
        running.control("elevenlabs/numbers", "{\"agentPhoneNumberId\":\"phnum_1\",\"number\":\"+13055550100\"}");
        JsonNode answer = json(place("+12125551001"));
        running.letCallsEnd();

        assertThat(answer.get("success").asBoolean()).isTrue();
        JsonNode dial = dials().getFirst();
        assertThat(dial.get("sid")).isEqualTo(answer.get("callSid"));
        assertThat(dial.get("source").asString()).isEqualTo("elevenlabs");
        assertThat(dial.get("attempt").asString()).isEqualTo("att_7");
        assertThat(dial.get("campaign").asString()).isEqualTo("c1");
        assertThat(dial.get("from").asString()).isEqualTo("+13055550100");
        assertThat(dial.get("status").asString()).isEqualTo("completed");
        JsonNode data = JsonMapper.shared()
                .readTree(running.receiver.received(POST_CALL).getFirst().body())
                .get("data");
        assertThat(data.at("/conversation_initiation_client_data/dynamic_variables/contact_id")
                        .asString())
                .isEqualTo("k1");
        assertThat(data.at("/metadata/phone_call/agent_number").asString()).isEqualTo("+13055550100");
    }

    @Test
    void itIsPlacedFromAUsualNumberWhereNoneIsConfigured() throws Exception {
        place("+12125551001");

        assertThat(dials().getFirst().get("from").asString()).isEqualTo(RunningSandbox.FROM);
    }

    @Test
    void itWaitsForItsTurnAsOthersDo() throws Exception {
        running.control("pace", "{\"callsPerSecond\":1}");
        RunningSandbox.call("+12125551001").create(running.twilio);
        place("+12125551001");
        running.timeline.advance(Duration.ofSeconds(1));

        assertThat(dials().getLast().get("begunAt").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"status\":422,\"shape\":\"fields\"',                                     422, '\"loc\":[\"body\"'",
        "'\"status\":401,\"shape\":\"coded\",\"code\":\"invalid_api_key\"',         401, '\"request_id\"'",
        "'\"status\":500,\"shape\":\"plain\"',                                      500, '\"status\":\"internal_server_error\"'",
        "'\"status\":502,\"shape\":\"text\"',                                       502, 'The request was refused'",
        "'\"status\":429',                                                          429, 'concurrent_limit_exceeded'",
        "'\"status\":429,\"code\":\"rate_limit_exceeded\",\"shape\":\"coded\"',     429, 'rate_limit_exceeded'",
        "'\"status\":429,\"code\":\"too_many_concurrent_requests\"',                429, 'too_many_concurrent_requests'",
        "'\"status\":429,\"code\":\"system_busy\"',                                 429, 'system_busy'"
    })
    void itCanFailInEveryShape(String order, int status, String text) throws Exception {
        running.control("elevenlabs/outbound", "{\"answer\":\"error\"," + order + "}");

        HttpResponse<String> refused = place("+12125551001");
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(text);
        assertThat(dials()).isEmpty();

        assertThat(place("+12125551001").statusCode()).isEqualTo(200);
        assertThat(dials()).hasSize(1);
    }

    @Test
    void itCanBeUnsuccessful() throws Exception {
        running.control("elevenlabs/outbound", "{\"answer\":\"unsuccessful\"}");

        HttpResponse<String> answer = place("+12125551001");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("success").asBoolean()).isFalse();
        assertThat(dials()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "+12125550175"})
    void noCallIsPlacedToANumberThatIsNone(String number) throws Exception {
        assertThat(json(place(number)).get("success").asBoolean()).isFalse();
        assertThat(dials()).isEmpty();
    }

    @Test
    void theCallCanBePlacedAlthoughTheAnswerIsAnError() throws Exception {
        running.control("elevenlabs/outbound", "{\"answer\":\"error-after\",\"count\":0}");

        assertThat(place("+12125551001").statusCode()).isEqualTo(500);
        assertThat(place("+12125551001").statusCode()).isEqualTo(500);
        assertThat(dials()).hasSize(2);
    }

    @Test
    void theCallCanBePlacedAlthoughItIsToldToBeUnsuccessful() throws Exception {
        running.control("elevenlabs/outbound", "{\"answer\":\"unsuccessful-after\"}");

        assertThat(json(place("+12125551001")).get("success").asBoolean()).isFalse();
        assertThat(dials()).hasSize(1);
    }

    @Test
    void theCallCanBePlacedAlthoughNoAnswerComes() throws Exception {
        running.control("elevenlabs/outbound", "{\"answer\":\"disconnect\"}");

        assertThatThrownBy(() -> place("+12125551001")).isInstanceOf(IOException.class);
        assertThat(dials()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outbound | {\"answer\":\"maybe\"}",
                "outbound | {\"answer\":\"error\",\"shape\":\"round\"}",
                "outbound | {\"answer\":\"error\",\"status\":200}",
                "numbers  | {\"agentPhoneNumberId\":\"p\",\"number\":\"1\"}"
            })
    void wrongOrdersAreRefused(String order, String json) {
        assertThatThrownBy(() -> running.control("elevenlabs/" + order, json)).hasMessageContaining("20001");
    }

    private HttpResponse<String> place(String to) throws Exception {
        return running.elevenLabs("/v1/convai/twilio/outbound-call", """
                {"agent_id":"agent_1","agent_phone_number_id":"phnum_1","to_number":"%s",
                 "conversation_initiation_client_data":{"dynamic_variables":
                   {"attempt_id":"att_7","campaign_id":"c1","contact_id":"k1"}}}""".formatted(to));
    }

    private List<JsonNode> dials() throws Exception {
        return running.control("dials", "").get("items").valueStream().toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
