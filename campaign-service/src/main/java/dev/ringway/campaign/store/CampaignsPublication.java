package dev.ringway.campaign.store;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContact.CallResult;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.campaigns.AgentSettings;
import dev.ringway.events.campaigns.CampaignChanged;
import dev.ringway.events.campaigns.CampaignContactChanged;
import dev.ringway.events.campaigns.CampaignContactEvent;
import dev.ringway.events.campaigns.CampaignEvent;
import dev.ringway.events.campaigns.CampaignStats;
import dev.ringway.events.campaigns.DialDecision;
import dev.ringway.starter.outbox.PublishedCollection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every change of a campaign goes out on {@code campaigns.changed.v1}, every one of a contact in a campaign on
 * {@code campaign-contacts.changed.v1}; the change streams of their collections are the outbox.
 */
@Configuration(proxyBeanMethods = false)
class CampaignsPublication {

    private static final URI CAMPAIGNS = URI.create("/campaign-service/campaigns");
    private static final URI CONTACTS = URI.create("/campaign-service/campaign-contacts");

    private static final AgentSettings NO_SETTINGS =
            new AgentSettings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    @Bean
    PublishedCollection<CampaignEvent> publishedCampaigns() {
        return new PublishedCollection<>(
                "campaigns",
                Topics.CAMPAIGNS_CHANGED,
                Set.of("nameWords", "description", "config"),
                CampaignsPublication::campaign);
    }

    @Bean
    PublishedCollection<CampaignContactEvent> publishedCampaignContacts() {
        return new PublishedCollection<>(
                "campaignContacts",
                Topics.CAMPAIGN_CONTACTS_CHANGED,
                Set.of("callResults.notes"),
                CampaignsPublication::contact);
    }

    static Event<CampaignChanged> campaign(Document document) {
        Campaign campaign = CampaignDocument.read(document);
        return new Event<>(
                campaign.id() + ":" + campaign.version(),
                CAMPAIGNS,
                campaign.updatedAt(),
                campaign.updatedAt(),
                Optional.empty(),
                new CampaignChanged(
                        campaign.id(),
                        campaign.version(),
                        campaign.fields().name(),
                        campaign.status().text(),
                        campaign.statusReason(),
                        campaign.hangUp(),
                        campaign.fields().startDate(),
                        campaign.fields().endDate(),
                        campaign.fields().agent().agentId(),
                        agent(campaign.fields().agent()),
                        campaign.sheetLinkId(),
                        stats(campaign.stats()),
                        campaign.archivedAt(),
                        campaign.createdAt(),
                        campaign.updatedAt()));
    }

    static Event<CampaignContactChanged> contact(Document document) {
        CampaignContact member = CampaignContactDocument.read(document);
        Optional<CallResult> last = member.callResults().isEmpty()
                ? Optional.empty()
                : Optional.of(member.callResults().getLast());
        return new Event<>(
                member.id() + ":" + member.version(),
                CONTACTS,
                member.updatedAt(),
                member.updatedAt(),
                Optional.empty(),
                new CampaignContactChanged(
                        member.campaignId(),
                        member.contactId(),
                        member.version(),
                        member.contact().phoneNumber(),
                        member.contact().name(),
                        member.contact().priority(),
                        member.status().text(),
                        member.attempts(),
                        member.answered(),
                        member.callTime(),
                        member.spend(),
                        member.lastAttempt(),
                        member.nextAttempt(),
                        member.outcome(),
                        last.flatMap(CallResult::callSid),
                        member.lastDecision()
                                .map(decision -> new DialDecision(decision.dial(), decision.reason(), decision.at())),
                        member.customData(),
                        member.createdAt(),
                        member.updatedAt()));
    }

    private static Optional<AgentSettings> agent(dev.ringway.campaign.campaign.AgentSettings agent) {
        AgentSettings settings = new AgentSettings(
                agent.voiceId(), agent.promptOverride(), agent.firstMessage(), agent.dynamicVariables());
        return Optional.of(settings).filter(told -> !told.equals(NO_SETTINGS));
    }

    private static CampaignStats stats(dev.ringway.campaign.campaign.CampaignStats stats) {
        return new CampaignStats(
                stats.totalContacts(),
                stats.pending(),
                stats.inProgress(),
                stats.attempted(),
                stats.completed(),
                stats.succeeded(),
                stats.failed(),
                stats.suppressed(),
                stats.answered(),
                stats.totalCallTime(),
                stats.spend());
    }
}
