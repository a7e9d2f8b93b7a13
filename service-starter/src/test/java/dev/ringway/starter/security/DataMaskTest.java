package dev.ringway.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

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
