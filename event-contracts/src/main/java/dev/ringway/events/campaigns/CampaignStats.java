package dev.ringway.events.campaigns;

import dev.ringway.events.Required;
import java.math.BigDecimal;

/**
 * A campaign in figures: sums over its contacts.
 *
 * @param totalContacts pending, inProgress, completed, failed and suppressed together
 * @param attempted contacts that were called at least once
 * @param succeeded of the completed, those whose call came to what it was for
 * @param answered calls that somebody or something answered
 * @param totalCallTime seconds of those
 * @param spend money, in the account's currency
 */
public record CampaignStats(
        long totalContacts,
        long pending,
        long inProgress,
        long attempted,
        long completed,
        long succeeded,
        long failed,
        long suppressed,
        long answered,
        long totalCallTime,
        BigDecimal spend) {

    public CampaignStats {
        Required.value(spend, "spend");
    }
}
