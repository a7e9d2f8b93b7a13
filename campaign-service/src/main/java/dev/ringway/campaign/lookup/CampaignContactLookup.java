package dev.ringway.campaign.lookup;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContactFilter;
import dev.ringway.campaign.store.CampaignContactQueries;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads contacts of campaigns, within what {@link LookupSettings} allow. Blocks. */
@Component
public final class CampaignContactLookup {

    private final CampaignContactQueries queries;
    private final LookupSettings settings;

    CampaignContactLookup(CampaignContactQueries queries, LookupSettings settings) {
        this.queries = queries;
        this.settings = settings;
    }

    public Optional<CampaignContact> find(String campaignId, String contactId) {
        return queries.find(campaignId, contactId);
    }

    /**
     * A page of a list.
     *
     * @param after the contact's id of the last one of the page before
     * @param limit one more than is shown tells whether there is a next page
     */
    public List<CampaignContact> page(
            String campaignId, CampaignContactFilter filter, Optional<String> after, int limit) {
        return queries.list(campaignId, filter, after, limit, settings.timeLimit());
    }

    /**
     * The campaigns that a contact is in, the newest first.
     *
     * @param after the campaign's id of the last one of the page before
     */
    public List<CampaignContact> ofContact(String contactId, Optional<String> after, int limit) {
        return queries.ofContact(contactId, after, limit);
    }
}
