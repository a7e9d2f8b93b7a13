package dev.ringway.transcript.intake.agents;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.campaigns.AgentSettings;
import dev.ringway.events.campaigns.CampaignChanged;
import dev.ringway.events.campaigns.CampaignEvent;
import dev.ringway.transcript.agent.AgentCampaign;
import dev.ringway.transcript.intake.NewestOfEach;
import dev.ringway.transcript.store.agents.AgentCampaigns;
import dev.ringway.transcript.store.agents.AgentRepository;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes in which campaigns use which agent. Blocks. */
@Component
public final class AgentCampaignIntake {

    private final AgentCampaigns campaigns;
    private final AgentRepository agents;

    AgentCampaignIntake(AgentCampaigns campaigns, AgentRepository agents) {
        this.campaigns = campaigns;
        this.agents = agents;
    }

    public void take(List<TopicRecord<CampaignEvent>> records) {
        NewestOfEach.of(records, AgentCampaignIntake::version).forEach(this::take);
    }

    private static long version(CampaignEvent told) {
        return switch (told) {
            case CampaignChanged campaign -> campaign.version();
        };
    }

    private void take(TopicRecord<CampaignEvent> told) {
        switch (told) {
            case Event<CampaignEvent> event -> {
                switch (event.data()) {
                    case CampaignChanged campaign -> campaigns.put(used(campaign), agents.now());
                }
            }
            case Deletion<CampaignEvent> deletion -> campaigns.remove(deletion.key());
        }
    }

    private static AgentCampaign used(CampaignChanged campaign) {
        return new AgentCampaign(
                campaign.campaignId(),
                campaign.version(),
                campaign.agentId(),
                campaign.name(),
                campaign.status(),
                campaign.agentSettings().map(AgentCampaignIntake::overrides).orElse(List.of()),
                campaign.archivedAt(),
                campaign.updatedAt());
    }

    private static List<String> overrides(AgentSettings settings) {
        List<String> overrides = new ArrayList<>();
        settings.voiceId().ifPresent(_ -> overrides.add("voiceId"));
        settings.promptOverride().ifPresent(_ -> overrides.add("promptOverride"));
        settings.firstMessage().ifPresent(_ -> overrides.add("firstMessage"));
        settings.dynamicVariables().keySet().stream()
                .sorted()
                .map(name -> "dynamicVariables." + name)
                .forEach(overrides::add);
        return overrides;
    }
}
