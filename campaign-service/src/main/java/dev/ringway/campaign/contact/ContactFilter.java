package dev.ringway.campaign.contact;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Which contacts are meant. All conditions have to hold; of the values of one set any, but for tags as said.
 *
 * @param everyTag whether a contact needs all of the tags
 * @param updatedFrom inclusive
 * @param updatedBefore exclusive
 */
public record ContactFilter(
        Optional<SearchText> text,
        SortedSet<String> tags,
        boolean everyTag,
        SortedSet<String> groups,
        Set<ContactStatus> statuses,
        Optional<String> phoneNumber,
        Optional<Near> near,
        Optional<Instant> updatedFrom,
        Optional<Instant> updatedBefore) {

    /** Whether every contact is meant. */
    public boolean isEmpty() {
        return text.isEmpty()
                && tags.isEmpty()
                && groups.isEmpty()
                && statuses.isEmpty()
                && phoneNumber.isEmpty()
                && near.isEmpty()
                && updatedFrom.isEmpty()
                && updatedBefore.isEmpty();
    }
}
