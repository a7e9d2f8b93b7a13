package dev.ringway.transcript.analysis.entities;

/**
 * Where something is named in a text.
 *
 * @param type as {@link dev.ringway.transcript.analysis.Entity} has them
 * @param start index of its first character
 * @param end index after its last
 */
public record Mention(String type, int start, int end) {

    String in(String text) {
        return text.substring(start, end);
    }

    boolean overlaps(Mention other) {
        return start < other.end && other.start < end;
    }

    /** Whether the other holds this, and more. */
    boolean isPartOf(Mention other) {
        return other.start <= start && end <= other.end && other.end - other.start > end - start;
    }
}
