package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import dev.ringway.sandbox.Receiver.Received;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ElevenLabs' part over HTTP: calls registered, conversations held on Twilio's calls, signed webhooks after them. */
class ElevenLabsTest {

    private static final String POST_CALL = "/webhooks/elevenlabs/post-call";
    private static final String REGISTER = """
            {"agent_id":"agent_1","from_number":"+14155550100","to_number":"+12125551001","direction":"outbound",
             "conversation_initiation_client_data":{"dynamic_variables":
               {"attempt_id":"att_7","campaign_id":"c1","contact_id":"k1","age":41,"vip":true}}}""";

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @BeforeEach
    void acceptWebhooks() {
        running.receiver.script(POST_CALL, 200, "text/plain", "");
    }

    @Test
    void aRegisteredCallIsConnectedAndItsConversationToldOf() throws Exception {
        Call call = conversation();

        Received webhook = onlyWebhook();
        JsonNode data = json(webhook).get("data");
        assertSigned(webhook);
        assertThat(json(webhook).get("type").asString()).isEqualTo("post_call_transcription");
        assertThat(data.at("/metadata/phone_call/call_sid").asString()).isEqualTo(call.getSid());
        assertThat(data.at("/metadata/phone_call/agent_number").asString()).isEqualTo("+14155550100");
        assertThat(data.at("/metadata/phone_call/external_number").asString()).isEqualTo("+12125551001");
        assertThat(data.at("/metadata/call_duration_secs").asLong()).isEqualTo(30);
        assertThat(data.get("transcript")).isNotEmpty();
        JsonNode variables = data.at("/conversation_initiation_client_data/dynamic_variables");
        assertThat(variables.get("attempt_id").asString()).isEqualTo("att_7");
        assertThat(variables.get("campaign_id").asString()).isEqualTo("c1");
        assertThat(variables.get("contact_id").asString()).isEqualTo("k1");
        assertThat(variables.get("age").asInt()).isEqualTo(41);
        assertThat(variables.get("system__call_sid").asString()).isEqualTo(call.getSid());

        String id = data.get("conversation_id").asString();
        assertThat(read("/v1/convai/conversations/" + id)).isEqualTo(data);
        assertThat(read("/v1/convai/conversations?agent_id=agent_1")
                        .at("/conversations/0/conversation_id")
                        .asString())
                .isEqualTo(id);
        assertThat(read("/v1/convai/conversations?agent_id=agent_2").get("conversations"))
                .isEmpty();
        HttpResponse<String> audio = request("/v1/convai/conversations/" + id + "/audio", "");
        assertThat(audio.headers().firstValue("Content-Type")).contains("audio/mpeg");
        assertThat(running.control("elevenlabs/register-calls", "")
                        .at("/items/0/conversationId")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void aPersonCanAskNotToBeCalledAgain() throws Exception {
        conversation("opt-out");

        JsonNode data = json(onlyWebhook()).get("data");
        assertThat(data.get("transcript")
                        .valueStream()
                        .filter(turn -> turn.get("role").asString().equals("user"))
                        .map(turn -> turn.get("message").asString()))
                .last()
                .asString()
                .contains("do not call me again");
        assertThat(data.at("/analysis/data_collection_results/do_not_call/value")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void otherPeopleDoNotMindBeingCalledAgain() throws Exception {
        conversation();

        assertThat(onlyWebhook().body()).doesNotContain("not call", "do_not_call");
    }

    @Test
    void itsShapeIsTheVendors() throws Exception {
        conversation();
        var example = Files.readString(java.nio.file.Path.of(
                "src/test/resources/dev/ringway/sandbox/elevenlabs-post-call-transcription.json"));

        JsonNode ours = json(onlyWebhook());
        JsonNode theirs = JsonMapper.shared().readTree(example);
        assertThat(ours.get("data").propertyNames()).containsExactlyInAnyOrderElementsOf(names(theirs.get("data")));
        for (String part : List.of("metadata", "analysis", "conversation_initiation_client_data")) {
            assertThat(ours.get("data").get(part).propertyNames())
                    .containsExactlyInAnyOrderElementsOf(
                            names(theirs.get("data").get(part)));
        }
        assertThat(ours.at("/data/transcript/0").propertyNames())
                .containsExactlyInAnyOrderElementsOf(names(theirs.at("/data/transcript/0")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                              | missing",
                "{\"agent_id\":1,\"from_number\":\"+1\",\"to_number\":\"+1\"}    | string_type",
                "{\"agent_id\":\"a\",\"from_number\":\"+1\",\"to_number\":\"+1\",\"direction\":\"up\"} | enum",
                "{                                                               | json_invalid",
                "{\"agent_id\":\"a\",\"from_number\":\"+1\",\"to_number\":\"+1\",\"conversation_initiation_client_data\":"
                        + "{\"dynamic_variables\":{\"x\":[1]}}}                          | string_type"
            })
    void aBodyThatDoesNotFitIsRefused(String body, String type) throws Exception {
        HttpResponse<String> refused = request("/v1/convai/twilio/register-call", body);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JsonMapper.shared()
                        .readTree(refused.body())
                        .at("/detail/0/type")
                        .asString())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"answer\":\"error\"',                                     500, '\"status\":\"internal_server_error\"'",
        "'\"answer\":\"error\",\"status\":429,\"shape\":\"coded\"',  429, '\"code\":\"concurrent_limit_exceeded\"'",
        "'\"answer\":\"error\",\"status\":422,\"shape\":\"fields\"', 422, '\"loc\":[\"body\"'",
        "'\"answer\":\"error\",\"status\":503,\"shape\":\"text\"',   503, 'The request was refused'",
        "'\"answer\":\"broken\"',                                    200, '<Response><Connect><Stream'",
        "'\"answer\":\"empty\"',                                     200, ''",
        "'\"answer\":\"ok\",\"delayMillis\":20',                     200, 'conversation_id'"
    })
    void theNextRegisterCallGetsWhatWasOrdered(String order, int status, String answer) throws Exception {
        running.control("elevenlabs/register", "{" + order + "}");

        HttpResponse<String> ordered = request("/v1/convai/twilio/register-call", REGISTER);
        assertThat(ordered.statusCode()).isEqualTo(status);
        assertThat(ordered.body()).contains(answer);

        HttpResponse<String> next = request("/v1/convai/twilio/register-call", REGISTER);
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @Test
    void aWrongKeyIsRefused() throws Exception {
        var request = HttpRequest.newBuilder(running.sandbox.origin().resolve("/v1/convai/conversations"))
                .header("xi-api-key", "wrong")
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aWebhookCanComeBeforeTheEndOfTheCallAndTwice() throws Exception {
        running.control("elevenlabs/webhooks", "{\"earlyPercent\":100,\"duplicatePercent\":100}");
        conversation();

        assertThat(running.receiver.received().stream()
                        .filter(one -> !one.path().equals("/voice"))
                        .map(Received::path))
                .startsWith(POST_CALL)
                .containsOnlyOnce("/status")
                .hasSize(3);
    }

    @Test
    void aWebhookCanBeLost() throws Exception {
        running.control("elevenlabs/webhooks", "{\"lostPercent\":100}");
        conversation();

        assertThat(running.receiver.received(POST_CALL)).isEmpty();
        assertThat(running.control("elevenlabs/conversations", "")
                        .at("/items/0/webhooks/0/fate")
                        .asString())
                .isEqualTo("LOST");
    }

    @Test
    void transcriptionsAreToldAgainOnlyWhereThatIsSwitchedOn() throws Exception {
        running.receiver.script(POST_CALL, 500, "text/plain", "");
        conversation();
        assertThat(running.receiver.received(POST_CALL)).hasSize(1);

        running.control("elevenlabs/webhooks", "{\"retries\":true}");
        conversation();
        running.timeline.advance(java.time.Duration.ofHours(1));
        assertThat(running.receiver.received(POST_CALL)).hasSize(1 + 6);

        running.receiver.script(POST_CALL, 400, "text/plain", "");
        conversation();
        running.timeline.advance(java.time.Duration.ofHours(1));
        assertThat(running.receiver.received(POST_CALL)).hasSize(1 + 6 + 1);
    }

    @Test
    void theSoundIsSentInChunksAndSigned() throws Exception {
        running.control("elevenlabs/webhooks", "{\"audioBytes\":3000000}");
        conversation();

        Received webhook = running.receiver.received(POST_CALL).stream()
                .filter(one -> json(one).get("type").asString().equals("post_call_audio"))
                .findFirst()
                .orElseThrow();
        assertSigned(webhook);
        assertThat(webhook.header("Transfer-encoding")).isEqualTo("chunked");
        byte[] mp3 =
                Base64.getDecoder().decode(json(webhook).at("/data/full_audio").asString());
        assertThat(mp3).hasSize(3_000_000).startsWith(0xFF, 0xFB);
    }

    @Test
    void aCallThatElevenLabsPlacedAndNobodyAnsweredIsAFailure() throws Exception {
        JsonNode placed = JsonMapper.shared()
                .readTree(request(
                                "/v1/convai/twilio/outbound-call",
                                "{\"agent_id\":\"agent_1\",\"agent_phone_number_id\":\"p\",\"to_number\":\"+12125551002\"}")
                        .body());
        running.letCallsEnd();

        JsonNode data = json(onlyWebhook()).get("data");
        assertThat(json(onlyWebhook()).get("type").asString()).isEqualTo("call_initiation_failure");
        assertThat(data.get("failure_reason").asString()).isEqualTo("busy");
        assertThat(data.get("conversation_id")).isEqualTo(placed.get("conversation_id"));
        assertThat(data.at("/metadata/body/CallSid")).isEqualTo(placed.get("callSid"));
        assertThat(data.at("/metadata/body/CallStatus").asString()).isEqualTo("busy");
    }

    @Test
    void aCallThatElevenLabsPlacedIsToldOfWhenItWasAnswered() throws Exception {
        request(
                "/v1/convai/twilio/outbound-call",
                "{\"agent_id\":\"agent_1\",\"agent_phone_number_id\":\"p\",\"to_number\":\"+12125551001\"}");
        running.letCallsEnd();

        assertThat(json(onlyWebhook()).get("type").asString()).isEqualTo("post_call_transcription");
    }

    /** A call of 30 s whose voice URL passes on what ElevenLabs answers. */
    private Call conversation() throws Exception {
        return conversation("answered");
    }

    private Call conversation(String scenario) throws Exception {
        HttpResponse<String> twiml = request("/v1/convai/twilio/register-call", REGISTER);
        running.receiver.script("/voice", 200, "text/xml", twiml.body());
        running.control("scenario", "{\"scenario\":\"" + scenario + "\",\"talkSeconds\":30}");
        Call call = Call.creator(
                        new PhoneNumber("+12125551001"),
                        new PhoneNumber(RunningSandbox.FROM),
                        URI.create(running.receiver.origin() + "/voice"))
                .setStatusCallback(running.receiver.origin() + "/status")
                .create(running.twilio);
        running.letCallsEnd();
        return call;
    }

    private Received onlyWebhook() {
        assertThat(running.receiver.received(POST_CALL)).hasSize(1);
        return running.receiver.received(POST_CALL).getFirst();
    }

    private static void assertSigned(Received webhook) throws Exception {
        String[] parts = webhook.header("Elevenlabs-signature").split(",v0=", -1);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                RunningSandbox.ELEVENLABS.webhookSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((parts[0].substring(2) + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(parts[1])
                .isEqualTo(HexFormat.of().formatHex(mac.doFinal(webhook.body().getBytes(StandardCharsets.UTF_8))));
    }

    private static JsonNode json(Received webhook) {
        return JsonMapper.shared().readTree(webhook.body());
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private JsonNode read(String path) throws Exception {
        return JsonMapper.shared().readTree(request(path, "").body());
    }

    private HttpResponse<String> request(String path, String body) throws Exception {
        return running.elevenLabs(path, body);
    }
}
