package dev.ringway.callstore.call;

import java.util.Locale;
import java.util.Optional;

/** What brought a call about. A single call that was asked for by the API has an attempt, too, and no campaign. */
public enum CallSource {
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
