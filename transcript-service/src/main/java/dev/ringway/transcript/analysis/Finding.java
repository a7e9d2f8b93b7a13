package dev.ringway.transcript.analysis;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What more than one may find out, so that it has to be known who did. */
public enum Finding {
    SUMMARY,
    TITLE,
    SENTIMENT,
    KEYWORDS;

    /** As it is stored. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Finding> of(String text) {
        return Stream.of(values())
                .filter(finding -> finding.text().equals(text))
                .findFirst();
    }
}
