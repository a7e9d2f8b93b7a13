package dev.ringway.gateway.connection;

/**
 * Why the gateway ends a connection, as the client reads it.
 *
 * @param code stable, for programs
 * @param message a sentence for people
 */
public record CloseReason(String code, String message) {

    public static final CloseReason SLOW_CLIENT = new CloseReason(
            "slow_client", "This client reads more slowly than events happen; connect again with the last cursor.");

    public static final CloseReason TOKEN_EXPIRED =
            new CloseReason("token_expired", "The token has expired; connect again with a new one.");

    public static final CloseReason SHUTTING_DOWN =
            new CloseReason("shutting_down", "This instance is going away; connect again with the last cursor.");
}
