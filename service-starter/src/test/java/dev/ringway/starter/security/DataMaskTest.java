package dev.ringway.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataMaskTest {

    private static final Caller VIEWER = new Caller("vera", Set.of(Role.VIEWER), Instant.MAX, false);
    private static final Caller OPERATOR = new Caller("otto", Set.of(Role.OPERATOR), Instant.MAX, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+14155550123",
                "+1 415-555-0123",
                "(415) 555-0123",
                "+1 (415) 555.0123",
                "14155550123",
                "%2B14155550123",
                "415-555-0123",
                "415.555.0126",
                "415 555 0143",
                "1 415 555 0129",
                "1-415-555-0147",
                "+1\u00a0415\u00a0555\u00a00148",
                "+1\u2011415\u2011555\u20110148",
                "4 1 5 5 5 5 0 1 2 3",
                "4, 1, 5, 5, 5, 5, 0, 1, 2, 3",
                "4-1-5-5-5-5-0-1-2-3",
                "4 1 5, 5 5 5, 0 1 2 3",
                "415\u2013555\u20130123",
                "415, 555, 0123",
                "415,555,0123",
                "415, 555, 2013",
                "1, 415, 555, 0123",
                "{\"note\": \"at\\n4155550123",
                "\u0664\u0661\u0665\u0665\u0665\u0665\u0660\u0661\u0662\u0663",
                "+\u0661 \u0664\u0661\u0665 \u0665\u0665\u0665 \u0660\u0661\u0662\u0663",
                "\uff14\uff11\uff15-\uff15\uff15\uff15-\uff10\uff11\uff12\uff13",
                "\u096a\u0967\u096b\u096b\u096b\u096b\u0966\u0967\u0968\u0969"
            })
    void aNumberIsHiddenHoweverItIsWritten(String number) {
        assertThat(DataMask.shownTo(VIEWER, "call " + number + " back"))
                .contains("•")
                .doesNotContain(number, "555", "5 5 5", "5, 5, 5", "5-5-5", "\u0665\u0665\u0665", "\u096b\u096b\u096b");
        assertThat(DataMask.shownTo(OPERATOR, number)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22.11.2026 10:00",
                "on 05/11/2026, at 09:30",
                "1,234,567.89 EUR",
                "1 234 567 euros",
                "1.234.567,50 a month",
                "$1000-2000",
                "between 1000-2000 dollars",
                "open 0900-1700",
                "2026-2027",
                "conv_4301k7m2b8xre9f8k3q5a0n1t612",
                "rooms 1, 2, 3, 4, 5, 6",
                "one or two, three at most",
                "one. Two. Three",
                "2026-11-22T10:00:35+00:00",
                "Sun, 25 Mar 2018 09:53:19 +0000",
                "CA0123456789abcdef0123456789abcdef",
                "costs 12.50 (2 minutes)",
                "2026-11-22 10:00:35",
                "from 2026-11-22 to 2026-11-29",
                "confidence 0.9876543",
                "192.168.1.10",
                "1,234,567 dollars",
                "1,234,567,890.50",
                "12,50, 13,50, 14,50",
                "10.00, 20.00, 30.00",
                "November 12, 2026, 10 o'clock",
                "2019, 2020, 2021",
                "2026\u20132027, 8\u201310",
                "rooms 1, 2, 3, 4, 5 and 6",
                "48.2082, 16.3738",
                "rooms 101, 102, 103",
                "0.1, 0.2, 0.3, 0.4, 0.5",
                "5 10 20",
                "TN-Validation-Passed-A",
                "32484469-cdf9-4e09-ac51-0f33d471ccaf",
                "a2484469-cdf9-4e09-ac51-012345678901"
            })
    void whatIsNoNumberStays(String text) {
        assertThat(DataMask.shownTo(VIEWER, text)).isEqualTo(text);
    }

    /** However short they are: within a country, in two groups, with what stands between them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01632 960123",
                "01632 960 123",
                "07700 900123",
                "07700900123",
                "089 123456",
                "089 12 34 56",
                "089 / 123456",
                "030/123456",
                "030-123456",
                "0049 (0)30 123456",
                "98765 43210",
                "98765-43210",
                "44 1234567",
                "1234 5678",
                "555-0123",
                "555 0123",
                "415/555/0123",
                "415 - 555 - 0123",
                "(01632) 960123",
                "(415)  555 - 0123",
                "0039 06 1234 5678",
                "01.23.45.67.89",
                "0\u0661\u0666\u0663\u0662 \u0669\u0666\u0660\u0661\u0662\u0663",
                "four one five five five five oh one two three",
                "Four, one, five. Five five five, zero one two three",
                "oh seven seven double oh nine double oh one two three",
                "four-one-five-five-five-five",
                "5 5 five 0 1 2 3",
                "four one five, 5 5 5, 0123",
                "null eins sieben sechs zwei drei",
                "fünf fünf fünf null eins zwei",
                "cero seis uno dos tres cuatro",
                "zéro un deux trois quatre cinq",
                "zero um dois três quatro meia"
            })
    void nothingIsLeftOfAShortOrSpokenNumber(String number) {
        assertThat(DataMask.shownTo(VIEWER, "call " + number + ", please"))
                .matches("call (?:[+\\p{Nd}]{5})?•••(?:\\p{Nd}{4})?, please")
                .doesNotContain(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "1-",
                "1, ",
                "12 34 ",
                "(",
                "+1 ",
                "(12)",
                "0/",
                "one ",
                "12 one, ",
                "1, 415, ",
                "2026-",
                "1000-"
            })
    void noTextIsTooLongForIt(String piece) {
        String text = piece.repeat(20_000);

        assertTimeout(Duration.ofSeconds(5), () -> DataMask.shownTo(VIEWER, text));
    }

    /** Whatever it is: a short one is no number by its looks. */
    @Test
    void aFieldOfNumbersIsHiddenWhateverItIsCalledAndHolds() {
        Map<String, Object> data = Map.of("phone_number", "4711", "Phone-Number", 4711, "digits", List.of(1, "2"));

        assertThat(DataMask.shownTo(VIEWER, data))
                .isEqualTo(Map.of("phone_number", "•••", "Phone-Number", "•••", "digits", List.of("•••", "•••")));
        assertThat(DataMask.isHidden("phone_number")).isTrue();
        assertThat(DataMask.isHidden("age")).isFalse();
        assertThat(DataMask.shownTo(VIEWER, Map.of("to", "01865 270000", "from", "+44 1865 270000")))
                .isEqualTo(Map.of("to", "•••", "from", "+4418•••0000"));
    }

    @Test
    void ofAShortNumberNothingIsShown() {
        assertThat(DataMask.shownTo(VIEWER, "0049 30 1234 5678 or +4930123456")).isEqualTo("00493•••5678 or •••");
    }

    @Test
    void numbersAreHiddenInDataOfAnyShape() {
        Map<String, Object> data =
                Map.of("variables", List.of(Map.of("phone", 14155550123L, "age", 42)), "To", List.of("client:bob"));

        assertThat(DataMask.shownTo(VIEWER, data).toString())
                .doesNotContain("4155550123", "client:bob")
                .contains("42");
        assertThat(DataMask.shownTo(OPERATOR, data)).isEqualTo(data);
    }

    @Test
    void aNumberWithAPointIsHiddenToo() {
        Map<String, Object> data = Map.of("phone", 14155550123.0, "age", 42.0, "share", 0.25);

        assertThat(DataMask.shownTo(VIEWER, data)).isEqualTo(Map.of("phone", "•••", "age", 42.0, "share", 0.25));
    }
}
