package dev.ringway.campaign.campaign;

import java.time.Instant;
import java.util.Optional;

/**
 * A campaign: whom it calls is in {@code campaignContacts}.
 *
 * @param id 24 hexadecimal digits; a later campaign has a higher one
 * @param version grows by one at every write
 * @param changedVersion the version in which something else than the stats was written last; an edit that is based on it or
 *     on a later one overlooks nothing
 * @param statusReason why it is where it is
 * @param hangUp whether its live calls are to be ended too, where it was stopped so
 * @param rulesEdited whether whom it calls was changed since it began, as {@link EditRule#changesWhoIsCalled} tells
 * @param mostAttempts of a contact that it has ever allowed since it began
 * @param lookAgain whether contacts may still wait for what an edit has changed, as {@link EditRule#changesDecisions} tells
 * @param stats of some seconds ago; exact ones are summed up from {@code campaignStats}
 */
public record Campaign(
        String id,
        long version,
        long changedVersion,
        CampaignFields fields,
        CampaignStatus status,
        Optional<String> statusReason,
        boolean hangUp,
        boolean rulesEdited,
        int mostAttempts,
        boolean lookAgain,
        CampaignStats stats,
        Optional<Instant> archivedAt,
        Optional<String> sheetLinkId,
        Instant createdAt,
        Instant updatedAt) {

    public static Campaign draft(String id, CampaignFields fields, Instant now) {
        return new Campaign(
                id,
                1,
                1,
                fields,
                CampaignStatus.DRAFT,
                Optional.empty(),
                false,
                false,
                fields.maxAttempts(),
                false,
                CampaignStats.NONE,
                Optional.empty(),
                Optional.empty(),
                now,
                now);
    }

    /** Whether who has read this version knows all that people and transitions have changed. */
    public boolean isKnownFrom(long seen) {
        return seen >= changedVersion && seen <= version;
    }

    /** The next version, with these fields. */
    public Campaign with(CampaignFields changed, Instant now) {
        boolean edited = rulesEdited || (status.hasBegun() && EditRule.changesWhoIsCalled(fields, changed));
        boolean looks = lookAgain || (status.hasBegun() && EditRule.changesDecisions(fields, changed));
        int most = status.hasBegun() ? Math.max(mostAttempts, changed.maxAttempts()) : changed.maxAttempts();
        return next(changed, status, statusReason, hangUp, edited, most, looks, archivedAt, now);
    }

    /**
     * What a call has for its contact. An edit that allows fewer attempts may be a mistake, so it ends nobody: who could have
     * had another one waits for it, and is not called as long as the edit stands.
     */
    public RetryRules retryAfterACall() {
        return new RetryRules(mostAttempts, fields.config().retry().perOutcome());
    }

    /** The next version, after a transition; archived it is where it was, for the reason that it was. */
    public Campaign after(Transition transition) {
        boolean stays = transition.action() == CampaignAction.ARCHIVE;
        return next(
                fields,
                transition.to(),
                stays ? statusReason : transition.reason(),
                stays ? hangUp : transition.hangUp(),
                rulesEdited,
                mostAttempts,
                lookAgain,
                stays ? Optional.of(transition.at()) : archivedAt,
                transition.at());
    }

    private Campaign next(
            CampaignFields changed,
            CampaignStatus to,
            Optional<String> reason,
            boolean endsCalls,
            boolean edited,
            int most,
            boolean looks,
            Optional<Instant> archived,
            Instant now) {
        return new Campaign(
                id,
                version + 1,
                version + 1,
                changed,
                to,
                reason,
                endsCalls,
                edited,
                most,
                looks,
                stats,
                archived,
                sheetLinkId,
                createdAt,
                now);
    }
}
