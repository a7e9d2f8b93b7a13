package dev.ringway.campaign.suppression;

/**
 * What came of telling many.
 *
 * @param created numbers that were not on the list
 * @param changed that are suppressed for longer, or for ever, now
 * @param unchanged that were so already
 */
public record SuppressionCounts(long created, long changed, long unchanged) {

    public static final SuppressionCounts NONE = new SuppressionCounts(0, 0, 0);

    public SuppressionCounts plus(SuppressionCounts other) {
        return new SuppressionCounts(created + other.created, changed + other.changed, unchanged + other.unchanged);
    }
}
