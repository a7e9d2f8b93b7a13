package dev.ringway.campaign.lookup;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignFilter;
import dev.ringway.campaign.campaign.CampaignOrder;
import dev.ringway.campaign.campaign.CampaignStats;
import dev.ringway.campaign.campaign.Transition;
import dev.ringway.campaign.store.CampaignCounters;
import dev.ringway.campaign.store.CampaignQueries;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.campaign.store.CampaignTransitions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads campaigns, within what {@link LookupSettings} allow. Blocks. */
@Component
public final class CampaignLookup {

    private final CampaignRepository campaigns;
    private final CampaignQueries queries;
    private final CampaignTransitions transitions;
    private final CampaignCounters counters;
    private final LookupSettings settings;

    CampaignLookup(
            CampaignRepository campaigns,
            CampaignQueries queries,
            CampaignTransitions transitions,
            CampaignCounters counters,
            LookupSettings settings) {
        this.campaigns = campaigns;
        this.queries = queries;
        this.transitions = transitions;
        this.counters = counters;
        this.settings = settings;
    }

    public Optional<Campaign> find(String id) {
        return campaigns.find(id);
    }

    /** Those of these ids that there are. */
    public List<Campaign> find(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : queries.of(ids);
    }

    /**
     * A page of a list. Campaigns that come meanwhile do not shift what follows.
     *
     * @param after the id of the last campaign of the page before
     * @param limit one more than is shown tells whether there is a next page
     */
    public List<Campaign> page(CampaignFilter filter, CampaignOrder order, Optional<String> after, int limit) {
        return queries.list(filter, order, after, limit, settings.timeLimit());
    }

    /**
     * What a campaign went through, the newest first.
     *
     * @param before the campaign's version that the last one of the page before led to
     */
    public List<Transition> transitions(String id, Optional<Long> before, int limit) {
        return transitions.page(id, before, limit);
    }

    /** The figures as they are now. */
    public CampaignStats stats(String id) {
        return counters.sum(id);
    }
}
