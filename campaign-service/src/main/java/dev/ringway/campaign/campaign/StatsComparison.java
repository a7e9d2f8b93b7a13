package dev.ringway.campaign.campaign;

/**
 * What is said of a campaign's figures, and what they are.
 *
 * @param kept the figures as they are kept
 * @param counted the sums over the contacts
 */
public record StatsComparison(CampaignStats kept, CampaignStats counted) {

    public boolean agree() {
        return kept.isSameAs(counted);
    }
}
