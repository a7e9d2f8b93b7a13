package dev.ringway.gateway.connection;

import dev.ringway.starter.security.Caller;

/** Whether a client may connect. */
public sealed interface Admission {

    record Admitted(Caller caller) implements Admission {}

    /**
     * @param code stable, for programs: {@code token_missing}, {@code token_expired}, {@code token_refused}
     * @param message a sentence for people; says nothing about how the token was checked
     */
    record Refused(String code, String message) implements Admission {}
}
