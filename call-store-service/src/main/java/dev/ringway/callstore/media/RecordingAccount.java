package dev.ringway.callstore.media;

import dev.ringway.callstore.provider.AccountAtTwilio;
import dev.ringway.callstore.provider.AccountsAtTwilio;
import dev.ringway.callstore.recording.Recording;
import dev.ringway.starter.problems.ProblemException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Under which account a recording is asked for: the one that reports have named, itself or in the address of the media;
 * where none has, the main one. Only of the first does Twilio's "not found" mean that it was deleted: under an account that
 * it is not of, Twilio says the same while it is still there.
 */
@Component
public final class RecordingAccount {

    private static final Pattern ACCOUNT = Pattern.compile("/Accounts/(AC[0-9a-fA-F]{32})/");

    private final AccountsAtTwilio accounts;

    RecordingAccount(AccountsAtTwilio accounts) {
        this.accounts = accounts;
    }

    /** Known to lie under an account that is configured. */
    boolean ours(Recording recording) {
        return named(recording).isPresent() && !anothers(recording);
    }

    /** Known to lie under an account that is not configured. */
    boolean anothers(Recording recording) {
        return accounts.of(named(recording)).isEmpty();
    }

    /** @throws ProblemException 409 for one of an account that is not configured */
    public AccountAtTwilio of(Recording recording) {
        return accounts.of(named(recording)).orElseThrow(() -> missing(recording));
    }

    /** What it means that Twilio does not have it under the account that was asked: 410, or 409 where that says nothing. */
    public ProblemException missing(Recording recording) {
        if (ours(recording)) {
            return RecordingLibrary.gone(recording.recordingSid());
        }
        return anothers(recording)
                ? new ProblemException(
                        HttpStatus.CONFLICT,
                        "recording-of-another-account",
                        "The recording belongs to a Twilio account that is configured neither as TWILIO_ACCOUNT_SID nor as"
                                + " a subaccount. Nothing was done, and nothing is known of its media.")
                : new ProblemException(
                        HttpStatus.CONFLICT,
                        "recording-account-unknown",
                        "Twilio does not have the recording under TWILIO_ACCOUNT_SID, where it was looked for, and nothing"
                                + " says that it ever was there. It may lie under another account.");
    }

    private static Optional<String> named(Recording recording) {
        return recording
                .accountSid()
                .or(() -> recording
                        .url()
                        .map(ACCOUNT::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1)));
    }
}
