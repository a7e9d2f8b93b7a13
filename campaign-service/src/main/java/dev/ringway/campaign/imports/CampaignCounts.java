package dev.ringway.campaign.imports;

/**
 * What became of an import's contacts in its campaign; in a dry run, what would.
 *
 * @param added contacts that are in it and were not before
 * @param suppressed of those, contacts that are not called
 * @param already contacts that were in it before, and stay in it as they are
 * @param over contacts that did not come in, since the campaign took nobody any more, or was no draft any more
 */
public record CampaignCounts(long added, long suppressed, long already, long over) {

    public static final CampaignCounts NONE = new CampaignCounts(0, 0, 0, 0);

    public CampaignCounts plus(CampaignCounts more) {
        return new CampaignCounts(
                added + more.added, suppressed + more.suppressed, already + more.already, over + more.over);
    }
}
