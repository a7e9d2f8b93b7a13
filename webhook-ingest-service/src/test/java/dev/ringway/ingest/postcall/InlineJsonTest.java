package dev.ringway.ingest.postcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineJsonTest {

    private static final int LARGEST = 10_000;

    private final InlineJson json = new InlineJson();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807",
                "-9223372036854775808",
                "0.0483",
                "1.10",
                "-0.0",
                "1e300",
                "1.7976931348623157e308",
                "{\"a\":{\"a\":[1,{\"a\":null}]}}",
                "\"ä \\ud83d\\ude00 \\n\""
            })
    void travels(String value) {
        assertThat(json.read(object(value), LARGEST)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "123456789012345678901234567890",
                "1e400",
                "-1e400",
                "1e-400",
                "1e999999999",
                "0.1234567890123456789",
                "9007199254740993.0",
                "\"\\u0000\"",
                "{\"\\u0000\":1}",
                "[[{\"a\":1,\"b\":2,\"a\":1}]]"
            })
    void staysAsItCame(String value) {
        assertThat(json.read(object(value), LARGEST)).isEmpty();
    }

    private static byte[] object(String value) {
        return ("{\"v\":" + value + "}").getBytes(StandardCharsets.UTF_8);
    }
}
