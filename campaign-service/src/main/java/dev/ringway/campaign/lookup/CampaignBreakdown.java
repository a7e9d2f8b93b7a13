package dev.ringway.campaign.lookup;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.ContactState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the contacts of a campaign stand, and why.
 *
 * @param statuses contacts by status
 * @param due those of the waiting that wait for nothing but their turn; at most {@code dueLimit} are counted
 * @param reasons why contacts were not called when they were looked at last, the largest group first
 * @param outcomes of the last calls of those who are called no more, the largest group first
 */
public record CampaignBreakdown(
        Map<ContactState, Long> statuses, long due, int dueLimit, List<Held> reasons, List<Over> outcomes) {

    public CampaignBreakdown {
        statuses = Map.copyOf(statuses);
        reasons = List.copyOf(reasons);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * @param ends they are never called by this campaign; else they wait
     * @param nextLook when the first of them is looked at next
     * @param examples some of them
     */
    public record Held(
            String reason, boolean ends, long contacts, Optional<Instant> nextLook, List<CampaignContact> examples) {}

    /** @param outcome of the last call; empty where there was none */
    public record Over(ContactState status, Optional<String> outcome, long contacts) {}
}
