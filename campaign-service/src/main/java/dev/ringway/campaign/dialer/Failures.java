package dev.ringway.campaign.dialer;

import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.ProviderErrors;
import dev.ringway.starter.twilio.TwilioFailure;

/** What a refusal of a call means for the attempt. */
final class Failures {

    private Failures() {}

    static AttemptOutcome outcome(TwilioFailure failure) {
        return switch (failure) {
            case TwilioFailure.NotProcessed _ -> AttemptOutcome.NOT_PROCESSED;
            case TwilioFailure.Ambiguous _ -> AttemptOutcome.UNKNOWN;
            case TwilioFailure.Credentials _, TwilioFailure.Configuration _, TwilioFailure.NotFound _ ->
                AttemptOutcome.ACCOUNT_AT_FAULT;
            case TwilioFailure.Undialable _ -> AttemptOutcome.UNDIALABLE;
            case TwilioFailure.Unreachable _ -> AttemptOutcome.UNREACHABLE;
            case TwilioFailure.DestinationNotAllowed _ -> AttemptOutcome.DESTINATION_NOT_ALLOWED;
            case TwilioFailure.NotInProgress _ -> AttemptOutcome.REFUSED;
            case TwilioFailure.Refused(int status, int code, String _) -> ProviderErrors.asked(status, code);
        };
    }
}
