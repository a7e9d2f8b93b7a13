package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Topics;
import dev.ringway.events.contract.EventSchemas;
import dev.ringway.ingest.directory.Agent;
import dev.ringway.ingest.directory.Agents;
import dev.ringway.ingest.directory.Contacts;
import dev.ringway.ingest.json.JsonObjects;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.local.server.LocalServers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IngestTest
class InitiationWebhookTest {

    private static final String PATH = "/webhooks/elevenlabs/initiation";
    private static final String PARKED = "elevenlabs.events.v1.webhook-ingest-service.dlt";

    @LocalServerPort
    private int port;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Agents agents;

    private final String caller = "+1555" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    private final TopicContents topics = new TopicContents(LocalServers.kafkaBootstrapServers());

    @BeforeEach
    void anAgent() {
        agents.put(
                new Agent("agent_asking", 1, true, List.of(), Map.of("contact_name", "friend", "offer", "the usual")));
    }

    @Test
    void aKnownCallersNameStandsInTheDefaultsPlace() {
        contacts.put("contact-of-" + caller, 1, Instant.now(), caller, Optional.of("Ada \"A\" <b>"));
        HttpResponse<String> answer = post("the-initiation-secret", asking());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JsonObjects.read(answer.body()))
                .contains(Map.of(
                        "type",
                        "conversation_initiation_client_data",
                        "dynamic_variables",
                        Map.of(
                                "contact_id",
                                "contact-of-" + caller,
                                "contact_name",
                                "Ada \"A\" <b>",
                                "offer",
                                "the usual")));
    }

    @Test
    void anUnknownCallersAgentGetsEveryVariableAllTheSameAndTheRequestIsKept() {
        String body = asking();
        assertThat(variables(post("the-next-initiation-secret", body)))
                .isEqualTo(Map.of("contact_name", "friend", "offer", "the usual"));
        String hash = new RawBody(body.getBytes(StandardCharsets.UTF_8)).sha256();
        List<ConsumerRecord<String, byte[]>> events = topics.records(Topics.ELEVENLABS_EVENTS.name(), hash);
        assertThat(events).hasSize(1);
        new EventSchemas()
                .assertConforms(events.getFirst().headers(), events.getFirst().value());
        assertThat(new String(events.getFirst().headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .isEqualTo("initiation:sha256:" + hash);
    }

    @Test
    void anAgentThatIsNotKnownIsToldWhatIsKnown() {
        assertThat(variables(post("the-initiation-secret", asking().replace("agent_asking", "agent_other"))))
                .isEmpty();
    }

    @Test
    void whoDoesNotKnowTheSecretIsRefused() {
        Posting elevenLabs = new Posting(port);
        assertThat(post("another", asking()).statusCode()).isEqualTo(403);
        assertThat(post("", asking()).statusCode()).isEqualTo(403);
        assertThat(elevenLabs.post(PATH, asking(), Map.of()).statusCode()).isEqualTo(403);
        String hash = new RawBody(asking().getBytes(StandardCharsets.UTF_8)).sha256();
        assertThat(topics.records(Topics.ELEVENLABS_EVENTS.name(), hash)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"caller_id\":", "{\"a\":1,\"a\":2}", "{\"a\\u0000\":1}", "{} {}"})
    void whatIsNoJsonObjectIsParkedAndAnsweredAllTheSame(String body) {
        String unique = body + " ".repeat(ThreadLocalRandom.current().nextInt(1, 60_000));
        HttpResponse<String> answer = post("the-initiation-secret", unique);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(variables(answer)).isEmpty();
        String hash = new RawBody(unique.getBytes(StandardCharsets.UTF_8)).sha256();
        assertThat(topics.records(PARKED, hash)).hasSize(1);
    }

    private HttpResponse<String> post(String secret, String body) {
        return new Posting(port)
                .post(PATH, body, Map.of("Content-Type", "application/json", "x-ringway-initiation-SECRET", secret));
    }

    private String asking() {
        return "{\"caller_id\":\"" + caller + "\",\"agent_id\":\"agent_asking\",\"called_number\":\"+15550001111\","
                + "\"call_sid\":\"CA0123456789abcdef0123456789abcdef\"}";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> variables(HttpResponse<String> answer) {
        return (Map<String, Object>)
                JsonObjects.read(answer.body()).orElseThrow().get("dynamic_variables");
    }
}
