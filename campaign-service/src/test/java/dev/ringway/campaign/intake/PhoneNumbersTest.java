package dev.ringway.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private final PhoneNumbers numbers = new PhoneNumbers(new ContactSettings("US", 1, 1, Duration.ofSeconds(1)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (202) 555-0147        | US | +12025550147
            +43 664 1234567       | US | +436641234567
            0664/1234567          | AT | +436641234567
            0664 - 123 45 67      | AT | +436641234567
            tel:+1-202-555-0147   | AT | +12025550147
            Tel: +1 202 555 0147  | AT | +12025550147
            ٠٦٦٤ ١٢٣٤٥٦٧          | AT | +436641234567
            """)
    void whatPeopleWriteBetweenDigitsIsNoPartOfTheNumber(String written, String region, String e164) {
        assertThat(numbers.e164(written, region)).contains(e164);
    }

    /** Countries have numbers of several lengths: with the keys that letters stand on each of these would be another one. */
    @ParameterizedTest
    @CsvSource({
        "0664 1234567 Max, AT",
        "0664 1234567 (mobil), AT",
        "030 1234567 alt, DE",
        "030 1234567 büro, DE",
        "1-800-FLOWERS, US",
        "4.4E+11, US"
    })
    void aNoteBesideANumberIsNotTakenForDigits(String written, String region) {
        assertThat(numbers.e164(written, region)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "zoe", "123", "+1 202 555 0147 x12", "+1 202 555 0147 ext. 5", "tel:"})
    void whatCannotBeDialledIsNoNumber(String written) {
        assertThat(numbers.e164(written)).isEqualTo(Optional.empty());
    }
}
