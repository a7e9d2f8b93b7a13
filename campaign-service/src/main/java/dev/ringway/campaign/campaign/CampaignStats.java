package dev.ringway.campaign.campaign;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A campaign in figures: the sum over its contacts of what each of them counts for. Whoever changes a contact of a campaign
 * adds the {@link #delta} in the same transaction, so that the figures are the sums at any time.
 *
 * @param pending contacts that are called first or again
 * @param inProgress contacts whose call is prepared or under way
 * @param attempted contacts that were called at least once
 * @param completed contacts that were reached
 * @param succeeded those of them whose call came to what it was for
 * @param failed contacts that were not reached and are not called again
 * @param suppressed contacts that are not to be called
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

    public static final CampaignStats NONE = new CampaignStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO);

    /** What one contact counts for. */
    public static CampaignStats of(CampaignContact contact) {
        return of(
                1,
                contact.status(),
                contact.attempts() > 0,
                contact.outcome(),
                new CampaignContact.Sums(contact.answered(), contact.callTime(), contact.spend()));
    }

    /**
     * What many contacts count for that are alike.
     *
     * @param sums of all of them
     */
    public static CampaignStats of(
            long contacts,
            ContactState status,
            boolean attempted,
            Optional<String> outcome,
            CampaignContact.Sums sums) {
        boolean succeeded = status == ContactState.COMPLETED && outcome.equals(Optional.of(CampaignContact.SUCCESS));
        return new CampaignStats(
                contacts,
                status.isWaiting() ? contacts : 0,
                status.isInProgress() ? contacts : 0,
                attempted ? contacts : 0,
                status == ContactState.COMPLETED ? contacts : 0,
                succeeded ? contacts : 0,
                status == ContactState.FAILED ? contacts : 0,
                status == ContactState.SUPPRESSED ? contacts : 0,
                sums.answered(),
                sums.callTime(),
                sums.spend());
    }

    /** What a change of a contact adds; empty is a contact that is not in the campaign. */
    public static CampaignStats delta(Optional<CampaignContact> before, Optional<CampaignContact> after) {
        return after.map(CampaignStats::of)
                .orElse(NONE)
                .minus(before.map(CampaignStats::of).orElse(NONE));
    }

    public CampaignStats plus(CampaignStats other) {
        return new CampaignStats(
                totalContacts + other.totalContacts,
                pending + other.pending,
                inProgress + other.inProgress,
                attempted + other.attempted,
                completed + other.completed,
                succeeded + other.succeeded,
                failed + other.failed,
                suppressed + other.suppressed,
                answered + other.answered,
                totalCallTime + other.totalCallTime,
                spend.add(other.spend));
    }

    public CampaignStats minus(CampaignStats other) {
        return plus(other.negated());
    }

    /** Whether the figures are the same, however the money is written. */
    public boolean isSameAs(CampaignStats other) {
        return minus(other).isNothing();
    }

    /** Whether there is nobody in it who has not its end. */
    public boolean isOver() {
        return pending == 0 && inProgress == 0;
    }

    /** Seconds, the mean of the calls that were answered; empty without one. */
    public Optional<Double> averageCallTime() {
        return answered > 0 ? Optional.of((double) totalCallTime / answered) : Optional.empty();
    }

    /** The share of the contacts that were called, 1 is all; empty without one. */
    public Optional<Double> successRate() {
        return attempted > 0 ? Optional.of((double) succeeded / attempted) : Optional.empty();
    }

    private boolean isNothing() {
        return spend.signum() == 0 && withoutSpend().equals(NONE);
    }

    private CampaignStats withoutSpend() {
        return new CampaignStats(
                totalContacts,
                pending,
                inProgress,
                attempted,
                completed,
                succeeded,
                failed,
                suppressed,
                answered,
                totalCallTime,
                BigDecimal.ZERO);
    }

    private CampaignStats negated() {
        return new CampaignStats(
                -totalContacts,
                -pending,
                -inProgress,
                -attempted,
                -completed,
                -succeeded,
                -failed,
                -suppressed,
                -answered,
                -totalCallTime,
                spend.negate());
    }
}
