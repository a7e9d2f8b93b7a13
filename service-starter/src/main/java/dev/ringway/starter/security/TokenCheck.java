package dev.ringway.starter.security;

/** The outcome of looking at a token. */
public sealed interface TokenCheck {

    /** The token is genuine and current. */
    record Accepted(Caller caller) implements TokenCheck {}

    /** @param reason a sentence that may be shown to the client */
    record Refused(String reason) implements TokenCheck {}
}
