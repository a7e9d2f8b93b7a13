package dev.ringway.callstore.media;

import dev.ringway.callstore.intake.Findings;
import dev.ringway.callstore.provider.AccountAtTwilio;
import dev.ringway.callstore.provider.AccountsAtTwilio;
import dev.ringway.callstore.recording.RecordingStatus;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.callstore.store.RecordingQueries;
import dev.ringway.events.recordings.RecordingChanged;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import dev.ringway.starter.twilio.TwilioOutcome.Done;
import dev.ringway.starter.twilio.TwilioOutcome.Failed;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches what a callback leaves out (size, channels, source, start) when a recording is complete. The report is the same
 * each time, so one that changes nothing ends it. Blocks.
 */
@Component
public final class RecordingMetadata {

    private static final Logger log = LoggerFactory.getLogger(RecordingMetadata.class);

    /** Later it is reconciliation's, which asks for every recording without a size. */
    private static final Duration WORTHWHILE = Duration.ofHours(1);

    private final RecordingQueries recordings;
    private final AccountsAtTwilio accounts;
    private final RecordingSize sizes;
    private final Findings findings;
    private final Clock clock;

    RecordingMetadata(
            RecordingQueries recordings,
            AccountsAtTwilio accounts,
            RecordingSize sizes,
            Findings findings,
            Clock clock) {
        this.recordings = recordings;
        this.accounts = accounts;
        this.sizes = sizes;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * The event may tell of a time long gone: a batch comes again as long as one of it has to wait, so what is stored decides
     * whether there is anything left to ask.
     *
     * @throws IllegalStateException Twilio cannot be asked at the moment, and it would still be worthwhile
     */
    public void complete(RecordingChanged recording) {
        if (!recording.status().equals(RecordingStatus.COMPLETED.text())
                || recording.size().isPresent()
                || !lacksSize(recording.recordingSid())) {
            return;
        }
        accounts.of(recording.accountSid())
                .ifPresentOrElse(
                        account -> complete(recording, account),
                        () -> log.warn(
                                "Recording {} is not completed: its account is not configured",
                                recording.recordingSid()));
    }

    private void complete(RecordingChanged recording, AccountAtTwilio account) {
        switch (account.recordings().fetch(recording.recordingSid())) {
            case Done<RecordingFetched>(RecordingFetched found) -> {
                TwilioOutcome<RecordingFetched> measured = sizes.measured(found, account);
                findings.take(measured.value().orElse(found));
                if (measured instanceof Failed<RecordingFetched>(TwilioFailure failure)) {
                    later(recording, failure.reason());
                }
            }
            case Failed<RecordingFetched>(TwilioFailure failure) -> {
                switch (failure) {
                    case TwilioFailure.NotProcessed _, TwilioFailure.Ambiguous _, TwilioFailure.Credentials _ ->
                        later(recording, failure.reason());
                    default ->
                        log.warn("Recording {} is not completed: {}", recording.recordingSid(), failure.reason());
                }
            }
        }
    }

    private boolean lacksSize(String sid) {
        return recordings
                .find(sid)
                .map(StoredRecording::recording)
                .filter(now ->
                        now.status() == RecordingStatus.COMPLETED && now.size().isEmpty())
                .blockOptional()
                .isPresent();
    }

    /** By throwing, as long as it is worthwhile. */
    private void later(RecordingChanged recording, String reason) {
        if (recording.updatedAt().plus(WORTHWHILE).isAfter(clock.instant())) {
            throw new IllegalStateException(reason);
        }
        log.warn("Recording {} is not completed: {}", recording.recordingSid(), reason);
    }
}
