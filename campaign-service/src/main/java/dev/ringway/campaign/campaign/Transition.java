package dev.ringway.campaign.campaign;

import java.time.Instant;
import java.util.Optional;

/**
 * That a campaign went from one status to another.
 *
 * @param campaignVersion the version of the campaign that came of it
 * @param by the subject of who asked for it, or {@value #SYSTEM}
 * @param reason as who asked for it gave it, else the usual one; of those from before there was that it may be empty
 * @param hangUp whether live calls are to be ended too; of a stop
 */
public record Transition(
        String campaignId,
        long campaignVersion,
        CampaignAction action,
        CampaignStatus from,
        CampaignStatus to,
        String by,
        Optional<String> reason,
        boolean hangUp,
        Instant at) {

    public static final String SYSTEM = "system";

    public static Transition of(Campaign campaign, Wish wish, Instant now) {
        return new Transition(
                campaign.id(),
                campaign.version() + 1,
                wish.action(),
                campaign.status(),
                wish.action().to(campaign.status()),
                wish.by(),
                Optional.of(wish.reason().orElseGet(wish.action()::usualReason)),
                wish.hangUp(),
                now);
    }

    /** Whether this is a step from where the campaign is. An archived one may still have live calls, and these may be ended. */
    public static boolean isPossible(Campaign campaign, Wish wish) {
        return wish.addsHangUp(campaign)
                || (campaign.archivedAt().isEmpty() && wish.action().leadsFrom(campaign.status()));
    }

    /** Whether the campaign is where this leads, so that nothing is left to do. */
    public static boolean isDone(Campaign campaign, Wish wish) {
        return wish.action() == CampaignAction.ARCHIVE
                ? campaign.archivedAt().isPresent()
                : campaign.status() == wish.action().to(campaign.status()) && !wish.addsHangUp(campaign);
    }

    /** What somebody asks for. */
    public record Wish(CampaignAction action, String by, Optional<String> reason, boolean hangUp) {

        /** Whether it asks for more than a stop that was done already: that live calls end too. */
        boolean addsHangUp(Campaign campaign) {
            return action == CampaignAction.STOP
                    && campaign.status() == CampaignStatus.STOPPED
                    && hangUp
                    && !campaign.hangUp();
        }

        /** @param reason told to people */
        public static Wish ofSystem(CampaignAction action, String reason) {
            return new Wish(action, SYSTEM, Optional.of(reason), false);
        }
    }
}
