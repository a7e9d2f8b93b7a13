package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.AgentSettings;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.campaign.campaign.CampaignFields;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A campaign as somebody may see it. What is not known is left out.
 *
 * @param status draft, scheduled, active, paused, completed, stopped
 * @param statusReason why it is where it is
 * @param possible what people can do with it now: schedule, unschedule, start, pause, resume, stop, archive
 * @param startDate when it starts by itself, once it is scheduled
 * @param endDate when it ends, whatever is left
 * @param hangUp whether it was stopped with its live calls
 * @param stats of some seconds ago at most
 */
record CampaignView(
        String id,
        long version,
        String name,
        Optional<String> description,
        String status,
        Optional<String> statusReason,
        List<String> possible,
        Optional<Instant> startDate,
        Optional<Instant> endDate,
        CampaignConfigView config,
        AgentSettings elevenLabs,
        boolean hangUp,
        CampaignStatsView stats,
        Optional<Instant> archivedAt,
        Optional<Sheet> sheet,
        Instant createdAt,
        Instant updatedAt) {

    /** The sheet that it is kept in step with. */
    record Sheet(String linkId) {}

    static CampaignView of(Campaign campaign, Caller caller) {
        CampaignFields fields = campaign.fields();
        return new CampaignView(
                campaign.id(),
                campaign.version(),
                DataMask.shownTo(caller, fields.name()),
                fields.description().map(text -> DataMask.shownTo(caller, text)),
                campaign.status().text(),
                campaign.statusReason().map(text -> DataMask.shownTo(caller, text)),
                campaign.archivedAt().isPresent()
                        ? List.of()
                        : CampaignAction.possible(campaign.status()).stream()
                                .map(CampaignAction::text)
                                .toList(),
                fields.startDate(),
                fields.endDate(),
                CampaignConfigView.of(fields.config(), number -> PhoneMask.shownTo(caller, number)),
                agent(fields.agent(), caller),
                campaign.hangUp(),
                CampaignStatsView.of(campaign.stats()),
                campaign.archivedAt(),
                campaign.sheetLinkId().map(Sheet::new),
                campaign.createdAt(),
                campaign.updatedAt());
    }

    /** People write numbers into every text. */
    private static AgentSettings agent(AgentSettings agent, Caller caller) {
        return new AgentSettings(
                agent.agentId(),
                agent.voiceId(),
                agent.promptOverride().map(text -> DataMask.shownTo(caller, text)),
                agent.firstMessage().map(text -> DataMask.shownTo(caller, text)),
                agent.phoneNumberId(),
                DataMask.shownTo(caller, agent.dynamicVariables()));
    }
}
