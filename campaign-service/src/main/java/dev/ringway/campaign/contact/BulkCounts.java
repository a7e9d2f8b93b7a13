package dev.ringway.campaign.contact;

/**
 * What a bulk change did.
 *
 * @param matched how many contacts were meant
 * @param changed how many are different now
 * @param refused how many would have too many tags or groups, and stay as they are
 */
public record BulkCounts(long matched, long changed, long refused) {

    public static final BulkCounts NONE = new BulkCounts(0, 0, 0);

    public BulkCounts plus(BulkCounts other) {
        return new BulkCounts(matched + other.matched, changed + other.changed, refused + other.refused);
    }
}
