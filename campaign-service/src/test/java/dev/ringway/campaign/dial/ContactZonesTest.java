package dev.ringway.campaign.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactZonesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void whatTheContactNamesStandsBeforeItsNumberAndThatBeforeTheCampaign() {
        Set<String> ofNumber = Set.of("America/New_York", "America/Chicago");

        assertThat(ContactZones.of(Optional.of("Asia/Tokyo"), ofNumber, BERLIN))
                .contains(Set.of(ZoneId.of("Asia/Tokyo")));
        assertThat(ContactZones.of(Optional.empty(), ofNumber, BERLIN))
                .contains(Set.of(ZoneId.of("America/New_York"), ZoneId.of("America/Chicago")));
        assertThat(ContactZones.of(Optional.empty(), Set.of(), BERLIN)).contains(Set.of(BERLIN));
    }

    @Test
    void aZoneThatThereIsNotIsNotReplacedByAGuess() {
        assertThat(ContactZones.of(Optional.of("Mars/Olympus"), Set.of("Asia/Tokyo"), BERLIN))
                .isEmpty();
        assertThat(ContactZones.of(Optional.of("+02:00"), Set.of(), BERLIN)).isEmpty();
        assertThat(ContactZones.of(Optional.empty(), Set.of("Asia/Tokyo", "Mars/Olympus"), BERLIN))
                .isEmpty();
    }
}
