package dev.ringway.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainNumberTest {

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(4155550123.0, "4155550123"),
                Arguments.of(-4155550123.5, "-4155550123.5"),
                Arguments.of(42.0, "42"),
                Arguments.of(0.0, "0"),
                Arguments.of(-0.0, "0"),
                Arguments.of(1e-7, "0.0000001"),
                Arguments.of(12.50f, "12.5"),
                Arguments.of(100L, "100"),
                Arguments.of(new BigDecimal("4.1E3"), "4100"),
                Arguments.of(Double.NaN, "NaN"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void isWrittenWithAllItsDigitsAndNoMore(Number number, String written) {
        assertThat(PlainNumber.text(number)).isEqualTo(written);
    }
}
