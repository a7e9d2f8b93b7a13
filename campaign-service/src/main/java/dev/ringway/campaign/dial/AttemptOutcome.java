package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.RetryRules.MissedOutcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an attempt to reach a contact came to, by what follows from it. */
public enum AttemptOutcome {
    /** Answered, and not by a machine as far as anybody knows. */
    REACHED,
    VOICEMAIL,
    /** Answered, and no agent was to be had: whoever answered waits for a call that makes sense. */
    NO_AGENT,
    BUSY,
    NO_ANSWER,
    /** For a reason that may pass. */
    FAILED,
    /** Ended by us or by the provider before the answer. */
    CANCELED,
    /** The provider finds no way to the number; one later try may. */
    UNREACHABLE,
    /** A fax answered. */
    FAX,
    /** No telephone can be called by the number, or only at a premium. */
    UNDIALABLE,
    /** The account may not call there. */
    DESTINATION_NOT_ALLOWED,
    /** The provider refused it for another reason, and would again. */
    REFUSED,
    /** Nobody could find out what became of it. */
    UNRESOLVED,
    /** The provider certainly did nothing: it was away, or asked too fast. No attempt. */
    NOT_PROCESSED,
    /** Our account or its set-up is at fault, not the contact. No attempt. */
    ACCOUNT_AT_FAULT,
    /** Asked, and no answer that tells whether there is a call: to be settled before anything else. */
    UNKNOWN;

    public static Optional<AttemptOutcome> of(String text) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.text().equals(text))
                .findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it counts as one of the contact's attempts. */
    public boolean isAttempt() {
        return this != NOT_PROCESSED && this != ACCOUNT_AT_FAULT;
    }

    /** Whether somebody or something took the call. */
    public boolean isAnswered() {
        return switch (this) {
            case REACHED, VOICEMAIL, NO_AGENT, FAX -> true;
            case BUSY,
                    NO_ANSWER,
                    FAILED,
                    CANCELED,
                    UNREACHABLE,
                    UNDIALABLE,
                    DESTINATION_NOT_ALLOWED,
                    REFUSED,
                    UNRESOLVED,
                    NOT_PROCESSED,
                    ACCOUNT_AT_FAULT,
                    UNKNOWN -> false;
        };
    }

    /** Whether it speaks against the campaign or its numbers: a call that nobody took does not. */
    public boolean isFailure() {
        return switch (this) {
            case NO_AGENT, FAILED, UNREACHABLE, UNDIALABLE, DESTINATION_NOT_ALLOWED, REFUSED, UNRESOLVED -> true;
            case REACHED, VOICEMAIL, BUSY, NO_ANSWER, CANCELED, FAX, NOT_PROCESSED, ACCOUNT_AT_FAULT, UNKNOWN -> false;
        };
    }

    /** Which of a campaign's rules says whether it is tried again. */
    Optional<MissedOutcome> missed() {
        return switch (this) {
            case VOICEMAIL -> Optional.of(MissedOutcome.VOICEMAIL);
            case BUSY -> Optional.of(MissedOutcome.BUSY);
            case NO_ANSWER -> Optional.of(MissedOutcome.NO_ANSWER);
            case NO_AGENT, FAILED, CANCELED, UNREACHABLE -> Optional.of(MissedOutcome.FAILED);
            case REACHED,
                    FAX,
                    UNDIALABLE,
                    DESTINATION_NOT_ALLOWED,
                    REFUSED,
                    UNRESOLVED,
                    NOT_PROCESSED,
                    ACCOUNT_AT_FAULT,
                    UNKNOWN -> Optional.empty();
        };
    }
}
