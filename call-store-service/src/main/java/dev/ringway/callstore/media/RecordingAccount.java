package dev.ringway.callstore.media;

import dev.ringway.callstore.recording.Recording;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.twilio.TwilioApiSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Tells by the address of its media whether a recording lies under the one account that is asked. Only of such a one does
 * Twilio's "not found" mean that it was deleted: of another account's, Twilio says the same while it is still there.
 */
@Component
public final class RecordingAccount {

    private static final Pattern ACCOUNT = Pattern.compile("/Accounts/(AC[0-9a-fA-F]{32})/");

    private final String ours;

    RecordingAccount(TwilioApiSettings twilio) {
        this.ours = twilio.accountSid();
    }

    /** Known to lie under our account. */
    boolean ours(Recording recording) {
        return named(recording).filter(ours::equals).isPresent();
    }

    /** Known to lie under another account. */
    boolean anothers(Recording recording) {
        return named(recording).filter(account -> !account.equals(ours)).isPresent();
    }

    /** What it means that Twilio does not have it under our account: 410, or 409 where that says nothing. */
    public ProblemException missing(Recording recording) {
        if (ours(recording)) {
            return RecordingLibrary.gone(recording.recordingSid());
        }
        return anothers(recording)
                ? new ProblemException(
                        HttpStatus.CONFLICT,
                        "recording-of-another-account",
                        "The recording belongs to another Twilio account than TWILIO_ACCOUNT_SID, the only one that is"
                                + " asked. Nothing was done, and nothing is known of its media.")
                : new ProblemException(
                        HttpStatus.CONFLICT,
                        "recording-account-unknown",
                        "Twilio does not have the recording under TWILIO_ACCOUNT_SID, the only account that is asked,"
                                + " and nothing says that it ever was there. It may lie under another account.");
    }

    private static Optional<String> named(Recording recording) {
        return recording.url().map(ACCOUNT::matcher).filter(Matcher::find).map(found -> found.group(1));
    }
}
