package dev.ringway.starter.twilio;

import com.twilio.exception.TwilioException;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer other than success, as it stood on the wire. The SDK's own exception takes the status from the answer's body,
 * and so has none where the body is no JSON.
 */
final class RefusedException extends TwilioException {

    private final int status;
    private final int code;
    private final transient Optional<Duration> retryAfter;

    /** @param code Twilio's, 0 without one */
    RefusedException(int status, int code, Optional<Duration> retryAfter) {
        super("HTTP " + status + ", code " + code);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    TwilioFailure failure() {
        return FailureTable.of(status, code, retryAfter);
    }

    boolean tooManyRequests() {
        return status == 429 || code == 20429;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
