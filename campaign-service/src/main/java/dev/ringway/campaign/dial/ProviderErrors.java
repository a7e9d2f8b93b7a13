package dev.ringway.campaign.dial;

import java.util.Map;
import java.util.Optional;

/** What the error codes of Twilio mean for the contact that was to be called. The table stands in the README too. */
public final class ProviderErrors {

    private static final Map<Integer, AttemptOutcome> OUTCOMES = Map.ofEntries(
            Map.entry(20429, AttemptOutcome.NOT_PROCESSED),
            Map.entry(20503, AttemptOutcome.NOT_PROCESSED),
            Map.entry(20500, AttemptOutcome.UNKNOWN),
            Map.entry(20003, AttemptOutcome.ACCOUNT_AT_FAULT),
            Map.entry(10001, AttemptOutcome.ACCOUNT_AT_FAULT),
            Map.entry(21205, AttemptOutcome.ACCOUNT_AT_FAULT),
            Map.entry(21210, AttemptOutcome.ACCOUNT_AT_FAULT),
            Map.entry(21212, AttemptOutcome.ACCOUNT_AT_FAULT),
            Map.entry(21213, AttemptOutcome.ACCOUNT_AT_FAULT),
            Map.entry(21201, AttemptOutcome.UNDIALABLE),
            Map.entry(21202, AttemptOutcome.UNDIALABLE),
            Map.entry(21211, AttemptOutcome.UNDIALABLE),
            Map.entry(21217, AttemptOutcome.UNDIALABLE),
            Map.entry(21214, AttemptOutcome.UNREACHABLE),
            Map.entry(21215, AttemptOutcome.DESTINATION_NOT_ALLOWED),
            Map.entry(21216, AttemptOutcome.DESTINATION_NOT_ALLOWED));

    private ProviderErrors() {}

    /**
     * When a call was asked for. What nobody knows is unknown where a call may have come about, and else the account's fault
     * where Twilio says that something of it is forbidden or not there.
     *
     * @param code 0 where Twilio gave none
     * @param status of HTTP; 0 where there was no answer
     */
    public static AttemptOutcome asked(int status, int code) {
        return known(code).orElseGet(() -> switch (status) {
            case 429, 503 -> AttemptOutcome.NOT_PROCESSED;
            case 401, 403, 404 -> AttemptOutcome.ACCOUNT_AT_FAULT;
            default -> status >= 400 && status < 500 ? AttemptOutcome.REFUSED : AttemptOutcome.UNKNOWN;
        });
    }

    static Optional<AttemptOutcome> known(int code) {
        return Optional.ofNullable(OUTCOMES.get(code));
    }
}
