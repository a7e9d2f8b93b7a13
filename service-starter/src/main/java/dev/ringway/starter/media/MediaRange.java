package dev.ringway.starter.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The one part of the media that a client asks for (RFC 9110). Several parts, another unit and what is malformed are
 * ignored, as the RFC lets a server do: the answer is then the whole.
 *
 * @param first the first byte, or -1 for the last {@code last} bytes
 * @param last the last byte, Long.MAX_VALUE for the end; of a suffix the number of bytes
 */
record MediaRange(long first, long last) {

    private static final Pattern RANGE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    /** @param tag of the media as it is now: a client that has another's beginning gets the whole */
    static Optional<MediaRange> of(HttpHeaders headers, String tag) {
        String ifRange = headers.getFirst(HttpHeaders.IF_RANGE);
        if (ifRange != null && !ifRange.strip().equals(tag)) {
            return Optional.empty();
        }
        return Optional.ofNullable(headers.getFirst(HttpHeaders.RANGE))
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .flatMap(MediaRange::parse);
    }

    private static Optional<MediaRange> parse(Matcher range) {
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(new MediaRange(-1, Long.parseLong(last)));
        }
        MediaRange parsed =
                new MediaRange(Long.parseLong(first), last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last));
        return parsed.last < parsed.first ? Optional.empty() : Optional.of(parsed);
    }

    /** As in HTTP. */
    String text() {
        return "bytes=" + (first < 0 ? "-" + last : first + "-" + (last == Long.MAX_VALUE ? "" : last));
    }

    /** The bytes meant of so many; empty where there are none of them. */
    Optional<Part> of(long size) {
        if (first < 0) {
            return last == 0 || size == 0
                    ? Optional.empty()
                    : Optional.of(new Part(Math.max(0, size - last), size - 1));
        }
        return first >= size ? Optional.empty() : Optional.of(new Part(first, Math.min(last, size - 1)));
    }

    /** From one byte to another, both included. */
    record Part(long first, long last) {

        long length() {
            return last - first + 1;
        }
    }
}
