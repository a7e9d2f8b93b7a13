package dev.ringway.starter.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @Test
    void whatABrowserAsksForIsUnderstood() {
        assertThat(ByteRange.ofHeader("bytes=0-")).hasValue(ByteRange.from(0));
        assertThat(ByteRange.ofHeader("bytes=100-199")).hasValue(ByteRange.between(100, 199));
        assertThat(ByteRange.ofHeader("bytes=-500")).hasValue(ByteRange.ofLast(500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=2-1",
                "bytes=0-1,5-6",
                "items=0-1",
                "bytes=x-1",
                "bytes=1-99999999999999999999"
            })
    void anythingElseIsNoRange(String header) {
        assertThat(ByteRange.ofHeader(header)).isEmpty();
    }
}
