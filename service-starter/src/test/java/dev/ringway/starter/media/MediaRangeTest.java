package dev.ringway.starter.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class MediaRangeTest {

    private static final String TAG = "\"id-mp3\"";

    @ParameterizedTest
    @CsvSource({
        "bytes=0-99,               bytes=0-99,  0,    99",
        "bytes=0-0,                bytes=0-0,   0,    0",
        "bytes=990-,               bytes=990-,  990,  999",
        "bytes=990-5000,           bytes=990-5000, 990, 999",
        "bytes=-10,                bytes=-10,   990,  999",
        "bytes=-5000,              bytes=-5000, 0,    999",
        "'bytes = 5 - 6 ',         bytes=5-6,   5,    6"
    })
    void oneRangeOfBytesIsUnderstood(String asked, String understood, Long first, Long last) {
        Optional<MediaRange> range = range(asked);

        assertThat(range.map(MediaRange::text)).isEqualTo(Optional.ofNullable(understood));
        assertThat(range.flatMap(one -> one.of(1_000)))
                .isEqualTo(Optional.ofNullable(first).map(from -> new MediaRange.Part(from, last)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=9-5",
                "bytes=-",
                "bytes=0-1,5-6",
                "lines=1-2",
                "bytes=a-b",
                "bytes=9999999999999999999-",
                "bytes",
                ""
            })
    void whatIsNoRangeIsIgnored(String asked) {
        assertThat(range(asked)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-1001", "bytes=-0"})
    void whatLiesBehindTheEndIsNone(String asked) {
        assertThat(range(asked).orElseThrow().of(1_000)).isEmpty();
    }

    @Test
    void nothingHasNoLastBytes() {
        assertThat(range("bytes=-10").orElseThrow().of(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'\"id-mp3\"', true", "' \"id-mp3\" ', true", "'\"id-wav\"', false", "'W/\"id-mp3\"', false"})
    void whoHasAnothersBeginningGetsTheWhole(String ifRange, boolean counts) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RANGE, "bytes=5-6");
        headers.set(HttpHeaders.IF_RANGE, ifRange);

        assertThat(MediaRange.of(headers, TAG).isPresent()).isEqualTo(counts);
    }

    private static Optional<MediaRange> range(String asked) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RANGE, asked);
        return MediaRange.of(headers, TAG);
    }
}
