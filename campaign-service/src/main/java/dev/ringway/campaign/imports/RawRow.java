package dev.ringway.campaign.imports;

/**
 * A row as it stands in the file, or what is to be told of one that cannot be read.
 *
 * @param line the number of its first line, from 1
 * @param text without the line's end; of a row that is too long its beginning
 * @param end offset in bytes of what follows it
 * @param nextLine the number of the line that follows it
 */
public record RawRow(long line, String text, Shape shape, long end, long nextLine) {

    /** Whether its cells can be told. */
    public enum Shape {
        READABLE,
        /**
         * A quote is opened and not closed within what a row may hold, or something stands behind a closing one; only its
         * first line is meant.
         */
        BAD_QUOTES,
        TOO_LONG
    }
}
