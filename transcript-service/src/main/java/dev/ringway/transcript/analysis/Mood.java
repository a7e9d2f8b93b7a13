package dev.ringway.transcript.analysis;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How somebody feels, as far as words show it. */
public enum Mood {
    POSITIVE,
    NEUTRAL,
    NEGATIVE;

    /** As it is stored and shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Mood> of(String text) {
        return Stream.of(values()).filter(mood -> mood.text().equals(text)).findFirst();
    }
}
