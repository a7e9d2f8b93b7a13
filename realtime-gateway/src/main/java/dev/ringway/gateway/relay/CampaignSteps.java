package dev.ringway.gateway.relay;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.campaigns.CampaignChanged;
import dev.ringway.events.campaigns.CampaignEvent;
import dev.ringway.events.campaigns.CampaignStats;
import dev.ringway.gateway.live.Step;
import dev.ringway.gateway.live.Step.Phase;
import dev.ringway.gateway.live.Thing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a record of {@code campaigns.changed} means for the live view. Campaigns that call or have paused are in the list; any
 * other is known for a while, so that an older version does not bring it back.
 */
final class CampaignSteps {

    private static final Set<String> LISTED = Set.of("active", "paused");

    private final JsonMapper json = EventCodec.jsonMapper();
    private final Clock clock;
    private final Duration endedRetention;

    CampaignSteps(Clock clock, Duration endedRetention) {
        this.clock = clock;
        this.endedRetention = endedRetention;
    }

    Step of(TopicRecord<CampaignEvent> message) {
        return switch (message) {
            case Deletion<CampaignEvent> deletion -> new Step.Deleted(Thing.CAMPAIGN, deletion.key());
            case Event<CampaignEvent> event ->
                switch (event.data()) {
                    case CampaignChanged campaign ->
                        new Step.Changed(
                                Thing.CAMPAIGN,
                                campaign.campaignId(),
                                phase(campaign),
                                campaign.version(),
                                json.writeValueAsString(LiveCampaign.of(campaign)));
                };
        };
    }

    private Phase phase(CampaignChanged campaign) {
        if (LISTED.contains(campaign.status())) {
            return Phase.ACTIVE;
        }
        return campaign.updatedAt().plus(endedRetention).isAfter(clock.instant()) ? Phase.ENDED : Phase.PAST;
    }

    /** A campaign as clients see it; named as in {@link CampaignChanged}. What its agent is told stays out. */
    private record LiveCampaign(
            String campaignId,
            long version,
            String name,
            String status,
            Optional<String> statusReason,
            Optional<Instant> startDate,
            Optional<Instant> endDate,
            Optional<String> agentId,
            CampaignStats stats,
            Instant createdAt,
            Instant updatedAt) {

        static LiveCampaign of(CampaignChanged campaign) {
            return new LiveCampaign(
                    campaign.campaignId(),
                    campaign.version(),
                    campaign.name(),
                    campaign.status(),
                    campaign.statusReason(),
                    campaign.startDate(),
                    campaign.endDate(),
                    campaign.agentId(),
                    campaign.stats(),
                    campaign.createdAt(),
                    campaign.updatedAt());
        }
    }
}
