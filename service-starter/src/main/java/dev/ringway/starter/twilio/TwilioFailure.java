package dev.ringway.starter.twilio;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a request did not do what it asked for, by what may be done about it. Only {@link Ambiguous} leaves open whether it
 * took effect. Codes are Twilio's; 0 where Twilio gave none.
 */
public sealed interface TwilioFailure {

    /** One sentence for logs and reports; holds no number of a person and no secret. */
    String reason();

    /**
     * Certainly nothing was done: Twilio was not reached, was asked too fast, or was unavailable. May be asked again.
     *
     * @param retryAfter how long to wait, where that is known
     */
    record NotProcessed(String reason, Optional<Duration> retryAfter) implements TwilioFailure {}

    /** Sent, and no answer that tells: it may have been done. Never to be asked again without looking. */
    record Ambiguous(String reason) implements TwilioFailure {}

    /** 20003, 10001, HTTP 401: wrong credentials, or the account is inactive or without balance. */
    record Credentials(int code, String reason) implements TwilioFailure {}

    /** 21210, 21212, 21213, 21205: a caller id or address of ours that Twilio does not take. */
    record Configuration(int code, String reason) implements TwilioFailure {}

    /** 21211, 21217, 21201, 21202: not a number that can ever be called. */
    record Undialable(int code, String reason) implements TwilioFailure {}

    /** 21214: the number cannot be reached. */
    record Unreachable(int code, String reason) implements TwilioFailure {}

    /** 21215, 21216: the account may not call there. */
    record DestinationNotAllowed(int code, String reason) implements TwilioFailure {}

    /** 21220: the call is not in progress; fetch it again, it may be over. */
    record NotInProgress(int code, String reason) implements TwilioFailure {}

    /** 20404, HTTP 404: no such thing. */
    record NotFound(int code, String reason) implements TwilioFailure {}

    /** Any other refusal: asking the same again gets the same answer. */
    record Refused(int status, int code, String reason) implements TwilioFailure {}
}
