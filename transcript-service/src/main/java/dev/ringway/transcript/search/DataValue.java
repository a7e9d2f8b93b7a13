package dev.ringway.transcript.search;

import java.util.Optional;

/** A value that was collected in a conversation, of any kind, compared by its words: case, accents and punctuation do not count. */
public record DataValue(String key, String value) {

    private static final int LONGEST = 200;

    /** {@code <key>:<value>}. */
    public static Optional<DataValue> of(String text) {
        int colon = text.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : Optional.of(new DataValue(text.substring(0, colon), text.substring(colon + 1)));
    }

    /** The same for all that counts as equal. */
    public String folded() {
        String all = key + ":" + Words.folded(value).strip();
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
    }
}
