package dev.ringway.campaign.dial;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In which time zones a contact may be: the one that it names, else those of its number, else the campaign's. All of them
 * count, so that whichever is true is kept to.
 */
public final class ContactZones {

    private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());

    private ContactZones() {}

    /**
     * Empty where a zone is named that there is not: a zone that nobody can read must not be replaced by a guess.
     *
     * @param explicit what the contact names
     * @param ofNumber all that its number may be in; none where it does not tell
     */
    public static Optional<Set<ZoneId>> of(Optional<String> explicit, Set<String> ofNumber, ZoneId campaign) {
        Set<String> names = explicit.map(Set::of).orElse(ofNumber);
        if (names.isEmpty()) {
            return Optional.of(Set.of(campaign));
        }
        if (!KNOWN.containsAll(names)) {
            return Optional.empty();
        }
        return Optional.of(names.stream().map(ZoneId::of).collect(Collectors.toUnmodifiableSet()));
    }
}
