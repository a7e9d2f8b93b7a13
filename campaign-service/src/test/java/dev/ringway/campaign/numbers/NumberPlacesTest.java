package dev.ringway.campaign.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.dial.NumberPlace;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPlacesTest {

    private final NumberPlaces places = new NumberPlaces();

    @ParameterizedTest
    @CsvSource({
        "+12025550147, 1, US, 202, America/New_York",
        "+14155550147, 1, US, 415, America/Los_Angeles",
        "+14165550147, 1, CA, 416, America/Toronto",
        "+493012345678, 49, DE, 30, Europe/Berlin",
        "+4915112345678, 49, DE,, Europe/Berlin",
        "+442079460000, 44, GB, 20, Europe/London",
        "+819012345678, 81, JP,, Asia/Tokyo",
    })
    void aNumberTellsWhereItIsFrom(String number, int countryCode, String region, String areaCode, String zone) {
        assertThat(places.of(number))
                .contains(
                        new NumberPlace(countryCode, Optional.of(region), Optional.ofNullable(areaCode), Set.of(zone)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+18002345678", "+79161234567", "+61412345678"})
    void oneThatMayBeAnywhereInALargeCountryNamesAllItsZones(String number) {
        Set<String> zones = places.of(number).orElseThrow().timeZones();

        assertThat(zones).hasSizeGreaterThan(3);
        assertThat(ZoneId.getAvailableZoneIds()).containsAll(zones);
    }

    @Test
    void oneOfNoCountryTellsNothing() {
        assertThat(places.of("+80012345678"))
                .contains(new NumberPlace(800, Optional.empty(), Optional.empty(), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1202555", "+999123456789", "12025550147x", ""})
    void whatIsNoNumberHasNoPlace(String text) {
        assertThat(places.of(text)).isEmpty();
    }
}
