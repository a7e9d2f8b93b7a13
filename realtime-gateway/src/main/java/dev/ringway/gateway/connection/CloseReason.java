package dev.ringway.gateway.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Optional;

/**
 * Why the gateway ends a connection, as the client reads it.
 *
 * @param code stable, for programs
 * @param message a sentence for people
 * @param reconnectIn milliseconds after which the client is to come back; absent where it decides by itself
 */
public record CloseReason(
        String code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Long> reconnectIn) {

    public static final CloseReason SLOW_CLIENT = new CloseReason(
            "slow_client", "This client reads more slowly than events happen; connect again with the last cursor.");

    public static final CloseReason TOKEN_EXPIRED =
            new CloseReason("token_expired", "The token has expired; connect again with a new one.");

    public static final CloseReason TOO_MANY_EVENTS = new CloseReason(
            "too_many_events", "This client sends more events than it may; send fewer, then connect again.");

    public CloseReason(String code, String message) {
        this(code, message, Optional.empty());
    }

    public static CloseReason shuttingDown(Duration reconnectIn) {
        return new CloseReason(
                "shutting_down",
                "This instance is going away; connect again with the last cursor.",
                Optional.of(reconnectIn.toMillis()));
    }
}
