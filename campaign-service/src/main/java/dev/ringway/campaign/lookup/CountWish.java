package dev.ringway.campaign.lookup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How well somebody wants to know how many contacts there are. */
public enum CountWish {
    NONE,
    /** What is known at once. */
    ESTIMATED,
    /** Counted, up to a limit. */
    EXACT;

    public static Optional<CountWish> of(String text) {
        return Arrays.stream(values()).filter(wish -> wish.text().equals(text)).findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
