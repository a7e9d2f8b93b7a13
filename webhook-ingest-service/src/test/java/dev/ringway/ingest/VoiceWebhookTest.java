package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.Topics;
import dev.ringway.events.contract.EventSchemas;
import dev.ringway.events.twilio.AgentConnectionReported;
import dev.ringway.events.twilio.FallbackRequested;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.events.twilio.VoiceRequested;
import dev.ringway.ingest.directory.Agent;
import dev.ringway.ingest.directory.Agents;
import dev.ringway.ingest.directory.CampaignVoice;
import dev.ringway.ingest.directory.Campaigns;
import dev.ringway.ingest.directory.Contacts;
import dev.ringway.ingest.twilio.Callbacks;
import dev.ringway.ingest.twilio.TwilioSigner;
import dev.ringway.local.server.LocalServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IngestTest
class VoiceWebhookTest {

    private static final String VOICE = "/webhooks/twilio/voice";

    @LocalServerPort
    private int port;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Agents agents;

    @Autowired
    private Campaigns campaigns;

    private final String callSid = Posting.newCallSid();
    private final String caller = number();
    private final String called = number();
    private final TopicContents topics = new TopicContents(LocalServers.kafkaBootstrapServers());
    private Posting twilio = new Posting(0);

    @BeforeEach
    void findThePort() {
        twilio = new Posting(port);
    }

    @Test
    void elevenLabsTwimlIsPassedOnByteForByteWithEverythingTheCallIsAbout() {
        HttpResponse<String> answer = twilio.signed(
                VOICE + "?attempt=a-1&campaign=c-1&contact=k-1&agent=agent_1&name=J%C3%B6rg%20%3CB%3E",
                voice("outbound-api"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml;charset=UTF-8");
        assertThat(answer.body()).isEqualTo(ElevenLabsServer.TWIML);
        Map<String, Object> request = ElevenLabsServer.requestFrom(caller);
        assertThat(request)
                .containsEntry("agent_id", "agent_1")
                .containsEntry("to_number", called)
                .containsEntry("direction", "outbound");
        assertThat(ElevenLabsServer.variables(request))
                .isEqualTo(Map.of(
                        "attempt_id", "a-1", "campaign_id", "c-1", "contact_id", "k-1", "contact_name", "Jörg <B>"));
        assertThat(ElevenLabsServer.KEYS).containsOnly("sk_test");

        List<Event<TwilioEvent>> events = events();
        assertThat(events).hasSize(2);
        assertThat(events.getFirst().data()).isInstanceOf(VoiceRequested.class);
        AgentConnectionReported connection =
                (AgentConnectionReported) events.getLast().data();
        assertThat(events.getLast().id())
                .isEqualTo(events.getFirst().id().replace("voice:", "agent-connection:") + ":connected");
        assertThat(connection.result()).isEqualTo("connected");
        assertThat(connection.attemptId()).contains("a-1");
        assertThat(connection.contactId()).contains("k-1");
        assertThat(connection.agentId()).contains("agent_1");
        assertThat(connection.durationMs()).isPresent();
    }

    @Test
    void theAgentSpeaksAsItsCampaignWants() {
        campaigns.put(new CampaignVoice(
                "c-voice",
                3,
                Optional.of("voice_1"),
                Optional.of("Be brief."),
                Optional.of("Good day."),
                Map.of("offer", "two months", "contact_name", "nobody", "system__time", "x")));

        twilio.signed(VOICE + "?attempt=a-2&campaign=c-voice&agent=agent_1&name=Ada", voice("outbound-api"));

        Map<String, Object> request = ElevenLabsServer.requestFrom(caller);
        assertThat(ElevenLabsServer.variables(request))
                .isEqualTo(Map.of(
                        "attempt_id", "a-2", "campaign_id", "c-voice", "contact_name", "Ada", "offer", "two months"));
        assertThat(request.get("conversation_initiation_client_data"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry(
                        "conversation_config_override",
                        Map.of(
                                "agent",
                                Map.of("prompt", Map.of("prompt", "Be brief."), "first_message", "Good day."),
                                "tts",
                                Map.of("voice_id", "voice_1")));
    }

    @Test
    void anInboundCallFindsItsAgentAndItsContactByTheirNumbers() {
        contacts.put("contact-of-" + caller, 1, Instant.now(), caller, Optional.of("Ada"));
        agents.put(new Agent(
                "agent_of_" + called.substring(1),
                1,
                true,
                List.of(called),
                Map.of("contact_name", "friend", "offer", "the usual", "system__time", "x")));

        assertThat(twilio.signed(VOICE, voice("inbound")).body()).isEqualTo(ElevenLabsServer.TWIML);

        Map<String, Object> request = ElevenLabsServer.requestFrom(caller);
        assertThat(request)
                .containsEntry("agent_id", "agent_of_" + called.substring(1))
                .containsEntry("direction", "inbound");
        assertThat(ElevenLabsServer.variables(request))
                .isEqualTo(Map.of("contact_id", "contact-of-" + caller, "contact_name", "Ada", "offer", "the usual"));
    }

    @Test
    void aCallerWhomNobodyKnowsIsConnectedByTheDefaultAgentWithEveryVariable() {
        assertThat(twilio.signed(VOICE, voice("inbound")).body()).isEqualTo(ElevenLabsServer.TWIML);
        assertThat(ElevenLabsServer.requestFrom(caller)).containsEntry("agent_id", "agent_default");
    }

    @Test
    void aCampaignsCallThatAMachineAnsweredIsConnectedToo() {
        Map<String, List<String>> form = voice("outbound-api");
        form.put("AnsweredBy", List.of("machine_start"));
        assertThat(twilio.signed(VOICE + "?agent=agent_1", form).body()).isEqualTo(ElevenLabsServer.TWIML);
    }

    @ParameterizedTest
    @CsvSource({
        "agent_silent, timed-out",
        "agent_breaks_off, unreachable",
        "agent_busy, status-429",
        "agent_unheard_of, status-404",
        "agent_moved, status-302",
        "agent_large, answer-too-large",
        "agent_html, answer-not-twiml",
        "agent_broken, answer-not-twiml",
        "agent_doctype, answer-not-twiml",
        "agent_empty, answer-not-twiml"
    })
    void whereNoAgentCanBeHadTheCallerHearsAnApologyAndTheFailureIsOnTheRecord(String agent, String reason) {
        assertApology(twilio.signed(VOICE + "?attempt=a-2&agent=" + agent, voice("outbound-api")));
        AgentConnectionReported connection =
                (AgentConnectionReported) events().getLast().data();
        assertThat(connection.result()).isEqualTo("failed");
        assertThat(connection.reason()).contains(reason);
        assertThat(connection.attemptId()).contains("a-2");
    }

    @Test
    void anAgentThatTakesNoCallsIsNotAsked() {
        agents.put(new Agent("agent_resting", 1, false, List.of(called), Map.of()));
        assertApology(twilio.signed(VOICE + "?agent=agent_resting", voice("outbound-api")));
        assertThat(((AgentConnectionReported) events().getLast().data()).reason())
                .contains("agent-inactive");
        assertThat(ElevenLabsServer.REQUESTS).noneMatch(request -> caller.equals(request.get("from_number")));
    }

    @Test
    void aRepeatedRequestIsAnsweredAgainUnderTheSameIds() {
        Map<String, List<String>> form = voice("inbound");
        assertThat(twilio.signed(VOICE, form).body()).isEqualTo(ElevenLabsServer.TWIML);
        assertThat(twilio.signed(VOICE, form).body()).isEqualTo(ElevenLabsServer.TWIML);
        assertThat(events()).extracting(Event::id).hasSize(4);
        assertThat(events().stream().map(Event::id).distinct()).hasSize(2);
    }

    @Test
    void theFallbackApologises() {
        Map<String, List<String>> form = voice("inbound");
        form.put("ErrorCode", List.of("11200"));
        assertApology(twilio.signed("/webhooks/twilio/fallback", form));
        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(((FallbackRequested) event.data()).errorCode())
                        .contains(11200));
    }

    @Test
    void whatCannotBeReadIsParkedAndTheCallerHearsAnApology() {
        Map<String, List<String>> form = voice("inbound");
        form.put("CallSid", List.of("CA-none"));
        assertApology(twilio.signed(VOICE, form));
        assertThat(topics.records(TopicContents.PARKED))
                .anyMatch(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)
                        .equals(TwilioSigner.encode(form)));
    }

    @Test
    void aCallWhoseRequestCannotBeReadIsOnTheRecordAsNotConnected() {
        Map<String, List<String>> form = voice("outbound-api");
        form.put("CallerName", List.of("A\0DA"));

        assertApology(twilio.signed(VOICE + "?attempt=a-3&campaign=c-3&contact=k-3&agent=agent_1", form));

        assertThat(events()).singleElement().satisfies(event -> {
            AgentConnectionReported connection = (AgentConnectionReported) event.data();
            assertThat(event.id())
                    .startsWith("agent-connection:" + callSid + ":sha256:")
                    .endsWith(":failed");
            assertThat(connection.result()).isEqualTo("failed");
            assertThat(connection.reason()).contains("request-unreadable");
            assertThat(connection.accountSid()).isEqualTo(Callbacks.ACCOUNT_SID);
            assertThat(connection.attemptId()).contains("a-3");
            assertThat(connection.campaignId()).contains("c-3");
            assertThat(connection.contactId()).contains("k-3");
            assertThat(connection.agentId()).contains("agent_1");
        });
        assertThat(ElevenLabsServer.REQUESTS).noneMatch(request -> caller.equals(request.get("from_number")));
    }

    @Test
    void nobodyElseIsAnswered() {
        assertThat(twilio.post(VOICE, TwilioSigner.encode(voice("inbound")), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(events()).isEmpty();
    }

    @Test
    void aCallIsConnectedEvenIfNothingCanBeStored() {
        LocalServers.kafka().kill();
        try {
            assertThat(twilio.signed(VOICE + "?agent=agent_1", voice("outbound-api"))
                            .body())
                    .isEqualTo(ElevenLabsServer.TWIML);
        } finally {
            LocalServers.kafka().start();
        }
        // What was on its way goes on its way.
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(events()).hasSize(2));
    }

    private static void assertApology(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml;charset=UTF-8");
        assertThat(answer.body())
                .contains("<Response><Say language=\"en-US\">We are sorry.")
                .endsWith("<Hangup/></Response>");
    }

    private Map<String, List<String>> voice(String direction) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("CallSid", List.of(callSid));
        form.put("AccountSid", List.of(Callbacks.ACCOUNT_SID));
        form.put("From", List.of(caller));
        form.put("To", List.of(called));
        form.put("CallStatus", List.of("ringing"));
        form.put("Direction", List.of(direction));
        return form;
    }

    /** In the order in which they were written; each conforms to its schema. */
    private List<Event<TwilioEvent>> events() {
        EventCodec codec = new EventCodec();
        EventSchemas schemas = new EventSchemas();
        return topics.records(Topics.TWILIO_EVENTS.name(), callSid).stream()
                .map(message -> {
                    schemas.assertConforms(message.headers(), message.value());
                    return (Event<TwilioEvent>) codec.decode(Topics.TWILIO_EVENTS, message);
                })
                .toList();
    }

    private static String number() {
        return "+1555" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }
}
