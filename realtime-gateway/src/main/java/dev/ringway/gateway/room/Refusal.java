package dev.ringway.gateway.room;

import java.util.Locale;

/** Why something that a client asked for was not done; refusals of tokens are the doorkeeper's. */
public enum Refusal {
    UNKNOWN_ROOM,
    FORBIDDEN,
    TOO_MANY_ROOMS,
    /** It may be tried again. */
    UNAVAILABLE,
    /** The room was left, or asked for again, before it was entered. */
    LEFT,
    /** The new token is of somebody else. */
    OTHER_SUBJECT,
    /** Another token of the client is being checked. */
    BUSY;

    /** Stable, for programs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
