package dev.ringway.campaign.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a contact whose number stands in the file. */
public enum OnDuplicate {
    /** It stays as it is. */
    SKIP,
    /** What the row says of it is changed; what the row leaves empty stays. */
    UPDATE;

    public static Optional<OnDuplicate> of(String text) {
        return Arrays.stream(values())
                .filter(value -> value.text().equals(text))
                .findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
