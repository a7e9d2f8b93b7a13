package dev.ringway.starter.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogMaskTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call to +14155550123 failed | call to +1415•••0123 failed",
                "?To=%2B14155550123& | ?To=+1415•••0123&",
                "{\"from\":\"+442071838750\"} | {\"from\":\"+4420•••8750\"}",
                "Authorization: Bearer abcdefghijkl | Authorization: Bearer •••",
                "authToken=0123456789abcdef, next | authToken=•••, next",
                "{\"password\":\"hunter22\"} | {\"password\":\"•••\"}",
                "mongodb://ringway:hunter22@host/db | mongodb://•••@host/db",
                "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln ended | token ••• ended",
            })
    void what_looks_like_a_number_or_a_secret_is_hidden(String line, String masked) {
        assertThat(LogMask.mask(line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T12:00:00.123+01:00 INFO CA0123456789abcdef0123456789abcdef",
                "GET /api/v1/calls/{sid} 200 12 ms ada",
                "offset 12345678901 of twilio.events.v1-3",
                "Send a token in the Authorization header"
            })
    void everything_else_stays(String line) {
        assertThat(LogMask.mask(line)).isEqualTo(line);
    }

    @Test
    void a_long_line_is_masked_in_passing() {
        String line = "a ".repeat(100_000) + "+14155550123";
        assertThat(LogMask.mask(line)).endsWith("+1415•••0123");
    }
}
