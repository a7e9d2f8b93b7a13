package dev.ringway.campaign.dialer;

import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.starter.twilio.TwilioFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a refusal of a call means for the attempt. Which of Twilio's codes is what, {@link TwilioFailure} says. */
final class Failures {

    /** Our account has no money for that, or may not do it, whomever it calls. */
    private static final Set<Integer> OF_THE_ACCOUNT = Set.of(402, 403);

    private Failures() {}

    static Asked.NotPlaced of(TwilioFailure failure) {
        Optional<Duration> retryAfter =
                failure instanceof TwilioFailure.NotProcessed(String _, Optional<Duration> after)
                        ? after.filter(Duration::isPositive)
                        : Optional.empty();
        return new Asked.NotPlaced(outcome(failure), failure.reason(), retryAfter);
    }

    private static AttemptOutcome outcome(TwilioFailure failure) {
        return switch (failure) {
            case TwilioFailure.NotProcessed _ -> AttemptOutcome.NOT_PROCESSED;
            case TwilioFailure.Ambiguous _ -> AttemptOutcome.UNKNOWN;
            case TwilioFailure.Credentials _, TwilioFailure.Configuration _, TwilioFailure.NotFound _ ->
                AttemptOutcome.ACCOUNT_AT_FAULT;
            case TwilioFailure.Undialable _ -> AttemptOutcome.UNDIALABLE;
            case TwilioFailure.Unreachable _ -> AttemptOutcome.UNREACHABLE;
            case TwilioFailure.DestinationNotAllowed _ -> AttemptOutcome.DESTINATION_NOT_ALLOWED;
            case TwilioFailure.NotInProgress _ -> AttemptOutcome.REFUSED;
            case TwilioFailure.Refused(int status, int _, String _) ->
                OF_THE_ACCOUNT.contains(status) ? AttemptOutcome.ACCOUNT_AT_FAULT : AttemptOutcome.REFUSED;
        };
    }
}
