package dev.ringway.callstore.call;

import java.util.Locale;
import java.util.Optional;

/** What brought a call about. */
public enum CallSource {
    /** Dialled by itself, with or without a dial attempt. */
    API,
    CAMPAIGN,
    INBOUND;

    static CallSource of(Optional<Direction> direction, Optional<String> campaignId) {
        if (direction.equals(Optional.of(Direction.INBOUND))) {
            return INBOUND;
        }
        return campaignId.isPresent() ? CAMPAIGN : API;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
