package dev.ringway.campaign.suppression;

import java.util.Optional;
import java.util.SortedSet;

/**
 * Which suppressions are meant. All conditions have to hold.
 *
 * @param reasons any of these; none: all
 * @param expired whether those that do not count any more, or those that do
 */
public record SuppressionFilter(
        Optional<String> list,
        Optional<String> phoneNumber,
        SortedSet<SuppressionReason> reasons,
        Optional<Boolean> expired) {}
