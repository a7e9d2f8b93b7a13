package dev.ringway.starter.twilio;

import dev.ringway.starter.twilio.TwilioFailure.Ambiguous;
import dev.ringway.starter.twilio.TwilioFailure.Configuration;
import dev.ringway.starter.twilio.TwilioFailure.Credentials;
import dev.ringway.starter.twilio.TwilioFailure.DestinationNotAllowed;
import dev.ringway.starter.twilio.TwilioFailure.NotFound;
import dev.ringway.starter.twilio.TwilioFailure.NotInProgress;
import dev.ringway.starter.twilio.TwilioFailure.NotProcessed;
import dev.ringway.starter.twilio.TwilioFailure.Refused;
import dev.ringway.starter.twilio.TwilioFailure.Undialable;
import dev.ringway.starter.twilio.TwilioFailure.Unreachable;
import java.time.Duration;
import java.util.Optional;

/** Names a refusal by Twilio's code, and where that says nothing by the HTTP status. */
final class FailureTable {

    private FailureTable() {}

    /** @param code Twilio's, 0 without one */
    static TwilioFailure of(int status, int code, Optional<Duration> retryAfter) {
        String reason = code == 0 ? "Twilio answered HTTP " + status : "Twilio answered with code " + code;
        return switch (code) {
            // 20503 says that Twilio did not take it; a bare 503 may come from something in between that knows nothing.
            case 20429, 20503 -> new NotProcessed(reason, retryAfter);
            case 20500 -> new Ambiguous(reason);
            case 20003, 10001 -> new Credentials(code, reason);
            case 21210, 21212, 21213, 21205 -> new Configuration(code, reason);
            case 21211, 21217, 21201, 21202 -> new Undialable(code, reason);
            case 21214 -> new Unreachable(code, reason);
            case 21215, 21216 -> new DestinationNotAllowed(code, reason);
            case 21220 -> new NotInProgress(code, reason);
            case 20404 -> new NotFound(code, reason);
            default -> byStatus(status, code, reason, retryAfter);
        };
    }

    private static TwilioFailure byStatus(int status, int code, String reason, Optional<Duration> retryAfter) {
        return switch (status) {
            case 401 -> new Credentials(code, reason);
            case 404 -> new NotFound(code, reason);
            case 429 -> new NotProcessed(reason, retryAfter);
            default ->
                status >= 400 && status < 500 && status != 408
                        ? new Refused(status, code, reason)
                        : new Ambiguous(reason);
        };
    }
}
