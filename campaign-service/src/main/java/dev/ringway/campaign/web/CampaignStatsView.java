package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.CampaignStats;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A campaign in figures: sums over its contacts.
 *
 * @param totalContacts pending, inProgress, completed, failed and suppressed together
 * @param pending contacts that are called first or again
 * @param inProgress contacts whose call is prepared or under way
 * @param attempted contacts that were called at least once
 * @param completed contacts that were reached
 * @param succeeded those of them whose call came to what it was for
 * @param failed contacts that were not reached and are not called again
 * @param suppressed contacts that are not to be called
 * @param answered calls that somebody or something answered
 * @param totalCallTime seconds of those
 * @param averageCallTime seconds, of an answered call
 * @param successRate the share of the attempted, 1 is all
 * @param spend in the account's currency
 */
@Schema(name = "CampaignStats")
record CampaignStatsView(
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
        Optional<Double> averageCallTime,
        Optional<Double> successRate,
        BigDecimal spend) {

    static CampaignStatsView of(CampaignStats stats) {
        return new CampaignStatsView(
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
                stats.averageCallTime(),
                stats.successRate(),
                stats.spend());
    }
}
