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
            01 23 45 67 89        | FR | +33123456789
            01.23.45.67.89        | FR | +33123456789
            415.555.0123          | US | +14155550123
            0170/1234567          | DE | +491701234567
            0170 / 123 45 67      | DE | +491701234567
            +49/170/1234567       | AT | +491701234567
            02/223.45.67          | BE | +3222234567
            02/223/45/67          | BE | +3222234567
            038203/12345          | DE | +493820312345
            +49 (0)170 1234567    | AT | +491701234567
            (0)170 1234567        | DE | +491701234567
            0170 1234567 ()       | DE | +491701234567
            0170 1234567 /        | DE | +491701234567
            (01) 588 58-0         | AT | +431588580
            0664.123.45.67        | AT | +436641234567
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

    /** Read along they would be the last digits of another person's number. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +491701234567.0       | US
            +393331234567.0       | US
            01701234567.0         | DE
            1701234567.0          | DE
            491701234567,00       | DE
            01701234567.0 €       | DE
            491,701,234,567.0     | DE
            +43 1 58858.0         | AT
            0664 1234567 / 8      | AT
            0664 1234567/68       | AT
            01701234567/8         | DE
            0170/1234567/8        | DE
            0170/123 45 67 / 8    | DE
            030 123456 / 123457   | DE
            0664 1234567*8        | AT
            0170 1234567 (2)      | DE
            0170 1234567 [2]      | DE
            234-5678 (415)        | US
            ٠٦٦٤١٢٣٤٥٦٧.٠        | AT
            """)
    void furtherDigitsBesideANumberAreNotTakenForItsOwn(String written, String region) {
        assertThat(numbers.e164(written, region)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "zoe", "123", "+1 202 555 0147 x12", "+1 202 555 0147 ext. 5", "tel:"})
    void whatCannotBeDialledIsNoNumber(String written) {
        assertThat(numbers.e164(written)).isEqualTo(Optional.empty());
    }
}
