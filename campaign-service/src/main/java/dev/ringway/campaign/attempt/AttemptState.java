package dev.ringway.campaign.attempt;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an attempt stands. */
public enum AttemptState {
    /** Written down, and nobody was asked for a call yet. */
    RESERVED,
    /** The provider is being asked, or was when its instance died. */
    REQUESTED,
    /** There is a call. */
    PLACED,
    /** The provider was asked, and nobody knows whether there is a call. */
    UNKNOWN,
    /** Over, with its outcome. */
    FINISHED,
    /** Nobody could find out whether there was a call; not dialled again by itself. */
    UNRESOLVED;

    /** Those that hold a place among the calls at one time, and their number. */
    public static final Set<AttemptState> LIVE = Set.copyOf(EnumSet.of(RESERVED, REQUESTED, PLACED, UNKNOWN));

    public static Optional<AttemptState> of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isLive() {
        return LIVE.contains(this);
    }
}
