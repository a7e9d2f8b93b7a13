package dev.ringway.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.campaigns.CampaignChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.gateway.live.Step;
import dev.ringway.gateway.live.Step.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignStepsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final CampaignSteps steps = new CampaignSteps(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({
        "active, 86400, ACTIVE",
        "paused, 86400, ACTIVE",
        "completed, 899, ENDED",
        "completed, 900, PAST",
        "stopped, 1, ENDED",
        "draft, 1, ENDED",
        "scheduled, 86400, PAST"
    })
    void only_those_that_call_or_have_paused_are_listed(String status, long secondsAgo, Phase phase) {
        assertThat(step(status, NOW.minusSeconds(secondsAgo)).phase()).isEqualTo(phase);
    }

    @Test
    void what_its_agent_is_told_is_not_shown() {
        Step.Changed step = step("active", NOW);
        assertThat(step.json()).contains("\"campaignId\"", "\"stats\"").doesNotContain("agentSettings", "sheetLinkId");
    }

    private Step.Changed step(String status, Instant updatedAt) {
        Event<CampaignChanged> event = EventDraft.example(CampaignChanged.class)
                .with("status", status)
                .with("updatedAt", updatedAt)
                .event();
        return (Step.Changed) steps.of(new Event<>(
                event.id(), event.source(), event.time(), event.receivedAt(), event.traceParent(), event.data()));
    }
}
