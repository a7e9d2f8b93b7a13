package dev.ringway.callstore.call;

import java.util.Locale;
import java.util.Optional;

/** What brought a call about. */
public enum CallSource {
    API,
    CAMPAIGN,
    INBOUND;

    static CallSource of(Optional<Direction> direction, Optional<String> attemptId) {
        if (direction.equals(Optional.of(Direction.INBOUND))) {
            return INBOUND;
        }
        return attemptId.isPresent() ? CAMPAIGN : API;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
