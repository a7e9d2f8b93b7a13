package dev.ringway.callstore.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** ElevenLabs' verdict on a conversation; a verdict stands before none. */
public enum CallSuccess {
    SUCCESS,
    FAILURE,
    UNKNOWN;

    /** Empty for a value that this version does not know. */
    public static Optional<CallSuccess> of(String text) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.text().equals(text))
                .findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
