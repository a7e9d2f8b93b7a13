package dev.ringway.transcript.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Hello, World! | hello world",
                "don't e-mail U.S.A. | don t e mail u s a",
                "Café naïve ZÜRICH Łódź Ærø | cafe naive zurich lodz aero",
                "Straße STRASSE | strasse strasse",
                "cafe\u0301 | cafe",
                "İstanbul Iğdır ılık | istanbul igdir ilik",
                "Ёлка Йод | елка иод",
                "ΛΟΓΑΡΙΑΣΜΌΣ λογαριασμός | λογαριασμοσ λογαριασμοσ",
                "مُحَمَّد ٣٤ | محمد 34",
                "東京タワー | 東 京 タ ワ ー",
                "ｶﾞｲﾄﾞ ガイド | ガ イ ド ガ イ ド",
                "が か | が か",
                "iPhone15を買う | iphone15 を 買 う",
                "हिंदी पैसे | हिंदी पैसे",
                "ฉันขอ | ฉั น ข อ",
                "환불 요청 | 환불 요청",
                "co\u00adoperate a\u200db | cooperate ab",
                "ﬁnal ２０２６ | final 2026",
                "x😀y | x y",
                "+1 (415) 555-0123 | 1 415 555 0123"
            })
    void everyScriptIsTakenApart(String text, String words) {
        assertThat(Words.folded(text)).isEqualTo(" " + words + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "()[]{}$.*?+^|\\",
                "\"",
                "😀🎉",
                "\u0000\u0007\n",
                "\ud83d",
                "\ude00\ud83d",
                "—–-",
                "\u0301\u0302"
            })
    void whatHoldsNoWordHoldsNone(String text) {
        assertThat(Words.folded(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 5000})
    void aLongWordEndsSomewhereAndItsPlaceIsWhole(int length) {
        String text = "é".repeat(length);
        assertThat(Words.of(text)).singleElement().satisfies(word -> {
            assertThat(word.folded()).hasSize(Math.min(64, length));
            assertThat(word.end()).isEqualTo(length);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello, Zoë, e-mail", "東京 tower ｶﾞ", "x\ud83dy", "مُحَمَّد", "𝒜𝒷 ﷺ"})
    void placesAreThoseOfTheWords(String text) {
        assertThat(Words.of(text))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(Words.folded(text.substring(word.start(), word.end())))
                        .isEqualTo(" " + word.folded() + " "));
    }
}
