package dev.ringway.callstore.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a call came to. */
public enum OutcomeStatus {
    SUCCESS,
    VOICEMAIL,
    NO_ANSWER,
    BUSY,
    FAILED,
    UNDIALABLE,
    UNKNOWN;

    public static Optional<OutcomeStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
