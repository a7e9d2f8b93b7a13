package dev.ringway.campaign.imports;

import java.util.Arrays;
import java.util.Locale;

/** Why a row is not taken. */
public enum Refusal {
    BAD_QUOTES,
    ROW_TOO_LONG,
    /** More or fewer cells than the header has. */
    CELL_COUNT,
    INVALID_PHONE_NUMBER,
    INVALID_FIELD,
    /** An earlier row of the file has the number. */
    SAME_NUMBER,
    /** The contact would have too many tags, groups or custom fields. */
    TOO_MUCH;

    public static Refusal of(String text) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
