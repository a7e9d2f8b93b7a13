package dev.ringway.transcript.web.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.campaigns.AgentSettings;
import dev.ringway.events.campaigns.CampaignChanged;
import dev.ringway.events.campaigns.CampaignStats;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.security.Role;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others hear of agents, and agents of campaigns, through Kafka. */
class AgentEventsTest extends RunningAgents {

    private static final Instant AT = Instant.parse("2026-11-02T15:00:00Z");

    @Autowired
    private EventPublisher events;

    @Test
    void everyChangeOfAnAgentGoesOut() {
        String id = id(created("Ava", """
                ,"prompt":"a secret plan","language":"en","voice":{"voiceId":"voice_1"},"phoneNumbers":["+12025550147"],
                 "dynamicVariables":{"first_name":"there","level":2.50,"gold":true}"""));
        awaitRecord("agents.changed.v1", record -> {
            if (!id.equals(record.key()) || record.value() == null) {
                return false;
            }
            JsonNode told = JsonMapper.shared().readTree(record.value());
            assertThat(told.path("agentId").asString()).isEqualTo(id);
            assertThat(told.path("version").asLong()).isEqualTo(1);
            assertThat(told.path("name").asString()).isEqualTo("Ava");
            assertThat(told.path("voiceId").asString()).isEqualTo("voice_1");
            assertThat(told.path("language").asString()).isEqualTo("en");
            assertThat(told.path("active").asBoolean()).isTrue();
            assertThat(told.at("/phoneNumbers/0").asString()).isEqualTo("+12025550147");
            assertThat(told.at("/dynamicVariables/level").asString()).isEqualTo("2.5");
            assertThat(told.at("/dynamicVariables/gold").asString()).isEqualTo("true");
            assertThat(told.toString()).doesNotContain("secret plan");
            return true;
        });

        patch(id, "{\"active\": false}");

        awaitRecord(
                "agents.changed.v1",
                record -> id.equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("\"active\":false"));
    }

    @Test
    void whatIsLeftToElevenLabsIsToldAsItIsThere() {
        String id = id(created("Ava", ""));

        awaitRecord(
                "agents.changed.v1",
                record -> id.equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8)
                                .contains("\"voiceId\":\"cjVigY5qzO86Huf0OWal\""));
    }

    @Test
    void theCampaignsOfAnAgentAreKnown() {
        String id = id(created("Ava", ""));
        String campaign = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        tell(campaign, 3, "active", Optional.of(id));
        tell(campaign, 2, "draft", Optional.of(id));
        String other = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        tell(other, 1, "draft", Optional.of("agent_other"));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stored("agentCampaigns")).hasSize(2));
        JsonNode campaigns =
                json(get(AGENTS + "/" + id + "/campaigns", Role.VIEWER)).path("items");
        assertThat(campaigns).hasSize(1);
        assertThat(campaigns.at("/0/campaignId").asString()).isEqualTo(campaign);
        assertThat(campaigns.at("/0/status").asString()).isEqualTo("active");
        assertThat(campaigns.at("/0/overrides").toString())
                .isEqualTo("[\"voiceId\",\"firstMessage\",\"dynamicVariables.offer\"]");

        HttpResponse<String> inUse = send("DELETE", AGENTS + "/" + id, Role.ADMIN, "", "If-Match", tag(id));
        assertThat(inUse.statusCode()).isEqualTo(409);
        assertThat(code(inUse)).isEqualTo("agent-in-use");
        assertThat(fields(inUse)).containsExactly(campaign);

        tell(campaign, 4, "active", Optional.empty());
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(json(get(AGENTS + "/" + id + "/campaigns", Role.VIEWER))
                                .path("items"))
                        .isEmpty());
        assertThat(send("DELETE", AGENTS + "/" + id, Role.ADMIN, "", "If-Match", tag(id))
                        .statusCode())
                .isEqualTo(204);
    }

    private void tell(String campaignId, long version, String status, Optional<String> agentId) {
        events.publish(new Event<>(
                        campaignId + ":" + version,
                        URI.create("/campaign-service/campaigns"),
                        AT,
                        AT,
                        Optional.empty(),
                        new CampaignChanged(
                                campaignId,
                                version,
                                "Renewals",
                                status,
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                agentId,
                                Optional.of(new AgentSettings(
                                        Optional.of("voice_2"),
                                        Optional.empty(),
                                        Optional.of("Hi"),
                                        Map.of("offer", "10 %"))),
                                Optional.empty(),
                                new CampaignStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO),
                                Optional.empty(),
                                AT,
                                AT)))
                .join();
    }
}
