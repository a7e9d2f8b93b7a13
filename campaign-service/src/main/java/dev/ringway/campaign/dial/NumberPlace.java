package dev.ringway.campaign.dial;

import java.util.Optional;
import java.util.Set;

/**
 * Where a telephone number is from, as far as it tells.
 *
 * @param countryCode e.g. 1, 49
 * @param region ISO 3166 of two letters; empty for numbers of no country, e.g. +800
 * @param areaCode the digits that several numbers of one area have in common; empty for numbers of no area, e.g. mobile ones
 * @param timeZones IANA; several where the number may be in any of them, none where it does not tell
 */
public record NumberPlace(int countryCode, Optional<String> region, Optional<String> areaCode, Set<String> timeZones) {

    public NumberPlace {
        timeZones = Set.copyOf(timeZones);
    }

    boolean sameArea(NumberPlace other) {
        return countryCode == other.countryCode && areaCode.isPresent() && areaCode.equals(other.areaCode);
    }

    boolean sameCountry(NumberPlace other) {
        return countryCode == other.countryCode && region.isPresent() && region.equals(other.region);
    }
}
