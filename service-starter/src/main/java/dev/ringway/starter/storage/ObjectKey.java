package dev.ringway.starter.storage;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of an object: segments of letters, digits, {@code .}, {@code _} and {@code -}, joined by {@code /}. It is a
 * path on every file system and in every URI as it stands, and leads nowhere outside of the storage.
 */
public record ObjectKey(String path) {

    private static final int LONGEST_PATH = 700;
    private static final String SEGMENT_PATTERN = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,149}";
    private static final Pattern SEGMENT = Pattern.compile(SEGMENT_PATTERN);
    private static final Pattern PATH = Pattern.compile(SEGMENT_PATTERN + "(/" + SEGMENT_PATTERN + ")*");

    /** @throws IllegalArgumentException where it is none */
    public ObjectKey {
        if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a key of an object");
        }
    }

    /** Segments that come from outside are taken as they are where they can be a segment, else by their SHA-256. */
    public static ObjectKey of(String... segments) {
        return new ObjectKey(
                String.join("/", Stream.of(segments).map(ObjectKey::segment).toList()));
    }

    private static String segment(String text) {
        return SEGMENT.matcher(text).matches()
                ? text
                : "sha256-" + ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
