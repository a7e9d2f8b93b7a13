package dev.ringway.campaign.imports;

/**
 * A row that was not taken.
 *
 * @param text as it stands in the file, cut at a limit
 * @param field which is wrong; empty where it is the row as a whole
 * @param message what it has to be, to be read after the field; never what the row says
 */
public record RefusedRow(long line, String text, Refusal reason, String field, String message) {

    private static final int LONGEST_TEXT = 1_000;

    public static RefusedRow of(RawRow row, Refusal reason, String field, String message) {
        String text = row.text();
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST_TEXT;
        String cut = fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
        return new RefusedRow(row.line(), cut, reason, field, message);
    }
}
