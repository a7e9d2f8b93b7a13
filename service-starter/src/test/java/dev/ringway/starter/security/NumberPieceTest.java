package dev.ringway.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberPieceTest {

    @ParameterizedTest
    @CsvSource({
        "555, true",
        "0123, true",
        "2026, true",
        "12345, true",
        "order, false",
        "rx3000, true",
        "rx3, false",
        "7, false",
        "42, true",
        "415-555-01, true",
        "4 1 5, true",
        "rx 3, false",
        "٤١, true",
        "four one, true",
        "fünf-eins, true",
        "funf eins, true",
        "one, false",
        "one order, false"
    })
    void twoDigitsMayBeAPieceOfANumber(String words, boolean piece) {
        assertThat(NumberPiece.is(words)).isEqualTo(piece);
    }
}
