package dev.ringway.starter.storage;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an object, in the terms of HTTP's Range.
 *
 * @param first offset of the first byte; empty for the last bytes of the object
 * @param last offset of the last byte, inclusive, empty for the object's end; without {@code first} the number of bytes
 */
public record ByteRange(OptionalLong first, OptionalLong last) {

    private static final Pattern HEADER = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    public ByteRange {
        boolean backwards = first.isPresent() && last.isPresent() && last.getAsLong() < first.getAsLong();
        if (backwards || (first.isEmpty() && last.isEmpty()) || first.orElse(0) < 0 || last.orElse(0) < 0) {
            throw new IllegalArgumentException("not a range of bytes");
        }
    }

    public static ByteRange from(long first) {
        return new ByteRange(OptionalLong.of(first), OptionalLong.empty());
    }

    /** Both inclusive. */
    public static ByteRange between(long first, long last) {
        return new ByteRange(OptionalLong.of(first), OptionalLong.of(last));
    }

    /** The object's end, or all of it where it is shorter. */
    public static ByteRange ofLast(long count) {
        return new ByteRange(OptionalLong.empty(), OptionalLong.of(count));
    }

    /** Of a Range header; empty where it is none, or asks for several parts: the whole is then the right answer. */
    public static Optional<ByteRange> ofHeader(String range) {
        Matcher header = HEADER.matcher(range.strip());
        if (!header.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ByteRange(number(header.group(1)), number(header.group(2))));
        } catch (IllegalArgumentException noRange) {
            return Optional.empty();
        }
    }

    /** As it stands in a Range header. */
    String header() {
        return "bytes=" + text(first) + "-" + text(last);
    }

    /** @throws RangeNotSatisfiableException where an object of this size has none of it */
    Part within(long size) throws RangeNotSatisfiableException {
        long start = first.orElseGet(() -> Math.max(0, size - last.orElseThrow()));
        long end = first.isPresent() ? Math.min(last.orElse(Long.MAX_VALUE), size - 1) : size - 1;
        if (start > end) {
            throw new RangeNotSatisfiableException(size);
        }
        return new Part(start, end - start + 1);
    }

    record Part(long first, long length) {}

    private static OptionalLong number(String digits) {
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }
}
