package dev.ringway.callstore.control;

import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.twilio.TwilioFailure;
import org.springframework.http.HttpStatus;

/** Twilio's failures as problems; each means that nothing was done. */
public final class Refusal {

    private Refusal() {}

    /** @param kind of what was asked for, e.g. {@code call} */
    public static ProblemException of(TwilioFailure failure, String kind, String sid) {
        return switch (failure) {
            case TwilioFailure.NotFound _ -> ProblemException.notFound(kind, sid);
            case TwilioFailure.NotProcessed _ ->
                new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "twilio-unavailable",
                        "Twilio cannot be asked at the moment; nothing was done. Try again in a few seconds.");
            case TwilioFailure.Ambiguous _ ->
                new ProblemException(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "twilio-gave-no-answer",
                        "Twilio did not say how things stand; nothing was changed. Try again in a few seconds.");
            case TwilioFailure.Credentials _ ->
                new ProblemException(
                        HttpStatus.BAD_GATEWAY,
                        "twilio-refuses-the-account",
                        "Twilio refuses the account. Check its state, its balance and the auth token that is set for it.");
            case TwilioFailure.NotInProgress _ -> notInProgress("over");
            case TwilioFailure.Undialable(int code, String reason) -> refused(code);
            case TwilioFailure.Unreachable(int code, String reason) -> refused(code);
            case TwilioFailure.DestinationNotAllowed(int code, String reason) -> refused(code);
            case TwilioFailure.Configuration(int code, String reason) -> refused(code);
            case TwilioFailure.Refused(int status, int code, String reason) -> refused(code);
        };
    }

    static ProblemException ofAnotherAccount() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "call-of-another-account",
                "The call belongs to a Twilio account that is configured neither as TWILIO_ACCOUNT_SID nor as a subaccount."
                        + " Nothing was done.");
    }

    static ProblemException notInProgress(String status) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "call-not-in-progress",
                "This needs a call in progress, and this one is " + status + ". Nothing was done.");
    }

    private static ProblemException refused(int code) {
        return new ProblemException(
                HttpStatus.BAD_GATEWAY,
                "twilio-refused",
                "Twilio refused it with its code " + code + "; nothing was done. Its meaning stands at"
                        + " https://www.twilio.com/docs/api/errors/" + code + ".");
    }
}
