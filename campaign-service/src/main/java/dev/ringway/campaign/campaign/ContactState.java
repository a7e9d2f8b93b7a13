package dev.ringway.campaign.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a contact stands in a campaign. */
public enum ContactState {
    /** Not yet called. */
    PENDING,
    /** Claimed by a dialer, which decides. */
    RESERVED,
    CALLING,
    /** Called, and to be called again. */
    RETRY_WAIT,
    COMPLETED,
    /** Not reached, and not called again. */
    FAILED,
    /** Not to be called, with a reason. */
    SUPPRESSED;

    public static Optional<ContactState> of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nobody is at it and a call is to come. */
    public boolean isWaiting() {
        return this == PENDING || this == RETRY_WAIT;
    }

    public boolean isInProgress() {
        return this == RESERVED || this == CALLING;
    }
}
