package dev.ringway.callstore.media;

import dev.ringway.callstore.control.Refusal;
import dev.ringway.callstore.intake.Findings;
import dev.ringway.callstore.provider.RecordingsAtTwilio;
import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.RecordingStatus;
import dev.ringway.callstore.report.RecordingDeleted;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome.Done;
import dev.ringway.starter.twilio.TwilioOutcome.Failed;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Deletes a recording's media at Twilio and then marks the row, which stays. After a crash in between it is asked for
 * again: what Twilio does not have any more counts as deleted. Blocks.
 */
@Component
public final class RecordingDeletion {

    private final RecordingAccount account;
    private final Findings findings;
    private final Clock clock;

    RecordingDeletion(RecordingAccount account, Findings findings, Clock clock) {
        this.account = account;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * Returns when it is gone and on record; a recording that was deleted before stays as it is.
     *
     * @param by the person who asks for it; empty where its time has come
     * @throws ProblemException it may still be there; 409 where it is not known to be of an account of ours
     */
    public void delete(Recording recording, Optional<String> by) {
        if (recording.status() == RecordingStatus.DELETED) {
            return;
        }
        String sid = recording.recordingSid();
        RecordingsAtTwilio twilio = account.of(recording).recordings();
        locate(recording, twilio);
        switch (twilio.delete(sid)) {
            case Done<Boolean> _ -> {}
            case Failed<Boolean>(TwilioFailure.NotFound _) -> {}
            case Failed<Boolean>(TwilioFailure.Ambiguous unclear) -> {
                if (!gone(sid, twilio)) {
                    throw Refusal.of(unclear, "recording", sid);
                }
            }
            case Failed<Boolean>(TwilioFailure failure) -> throw Refusal.of(failure, "recording", sid);
        }
        findings.take(new RecordingDeleted(recording.callSid(), sid, clock.instant(), by));
    }

    /**
     * From here on, not found means deleted. What Twilio says of a recording whose account nobody told is on record before
     * it is deleted, so that this holds after a crash too.
     */
    private void locate(Recording recording, RecordingsAtTwilio twilio) {
        if (account.ours(recording)) {
            return;
        }
        switch (twilio.fetch(recording.recordingSid())) {
            case Done<RecordingFetched>(RecordingFetched found) -> findings.take(found);
            case Failed<RecordingFetched>(TwilioFailure.NotFound _) -> throw account.missing(recording);
            case Failed<RecordingFetched>(TwilioFailure failure) ->
                throw Refusal.of(failure, "recording", recording.recordingSid());
        }
    }

    private static boolean gone(String sid, RecordingsAtTwilio twilio) {
        return switch (twilio.fetch(sid)) {
            case Done<RecordingFetched>(RecordingFetched found) ->
                found.status().equals(RecordingStatus.DELETED.text());
            case Failed<RecordingFetched>(TwilioFailure failure) -> failure instanceof TwilioFailure.NotFound;
        };
    }
}
