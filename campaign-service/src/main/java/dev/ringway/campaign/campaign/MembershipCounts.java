package dev.ringway.campaign.campaign;

/**
 * What became of contacts that were to come into a campaign, or out of it.
 *
 * @param matched contacts that were meant
 * @param changed how many are in it, or out of it, now and were not before
 * @param suppressed how many of those that came in are not called
 * @param kept how many were to go and stay, since they were called or are being called
 */
public record MembershipCounts(long matched, long changed, long suppressed, long kept) {

    public static final MembershipCounts NONE = new MembershipCounts(0, 0, 0, 0);

    public MembershipCounts plus(MembershipCounts other) {
        return new MembershipCounts(
                matched + other.matched, changed + other.changed, suppressed + other.suppressed, kept + other.kept);
    }
}
