package dev.ringway.callstore.media;

import dev.ringway.callstore.intake.Findings;
import dev.ringway.callstore.provider.AccountAtTwilio;
import dev.ringway.callstore.provider.AccountsAtTwilio;
import dev.ringway.callstore.provider.MediaAnswer;
import dev.ringway.callstore.provider.MediaFormat;
import dev.ringway.callstore.provider.RecordingMedia;
import dev.ringway.callstore.recording.RecordingStatus;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.events.recordings.RecordingChanged;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome.Done;
import dev.ringway.starter.twilio.TwilioOutcome.Failed;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Fetches what a callback leaves out (size, channels, source, start) when a recording is complete. The report is the same
 * each time, so one that changes nothing ends it. Blocks.
 */
@Component
public final class RecordingMetadata {

    private static final Logger log = LoggerFactory.getLogger(RecordingMetadata.class);

    /** Later it is reconciliation's. */
    private static final Duration WORTHWHILE = Duration.ofHours(1);

    private final AccountsAtTwilio accounts;
    private final RecordingMedia media;
    private final Findings findings;
    private final Clock clock;

    RecordingMetadata(AccountsAtTwilio accounts, RecordingMedia media, Findings findings, Clock clock) {
        this.accounts = accounts;
        this.media = media;
        this.findings = findings;
        this.clock = clock;
    }

    /** @throws IllegalStateException Twilio cannot be asked at the moment, and it would still be worthwhile */
    public void complete(RecordingChanged recording) {
        if (!recording.status().equals(RecordingStatus.COMPLETED.text())
                || recording.size().isPresent()) {
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
                Measure measure = measure(account, found.recordingSid());
                findings.take(measured(found, recording.callSid(), measure.size()));
                measure.failure().ifPresent(reason -> later(recording, reason));
            }
            case Failed<RecordingFetched>(TwilioFailure failure) -> {
                boolean passing =
                        failure instanceof TwilioFailure.NotProcessed || failure instanceof TwilioFailure.Ambiguous;
                if (passing) {
                    later(recording, failure.reason());
                } else {
                    log.warn("Recording {} is not completed: {}", recording.recordingSid(), failure.reason());
                }
            }
        }
    }

    /** By throwing, as long as it is worthwhile. */
    private void later(RecordingChanged recording, String reason) {
        if (recording.updatedAt().plus(WORTHWHILE).isAfter(clock.instant())) {
            throw new IllegalStateException(reason);
        }
        log.warn("Recording {} is not completed: {}", recording.recordingSid(), reason);
    }

    private static RecordingFetched measured(RecordingFetched found, String callSid, Optional<Long> size) {
        return new RecordingFetched(
                callSid,
                found.recordingSid(),
                found.accountSid(),
                found.status(),
                found.duration(),
                found.channels(),
                found.track(),
                found.source(),
                found.url(),
                size.map(known -> MediaFormat.MP3.extension()),
                size,
                found.startTime(),
                found.errorCode());
    }

    /** @param failure may be another next time */
    private record Measure(Optional<Long> size, Optional<String> failure) {

        static Measure failed(String reason) {
            return new Measure(Optional.empty(), Optional.of(reason));
        }
    }

    private Measure measure(AccountAtTwilio account, String sid) {
        return media.look(account.accountSid(), sid, MediaFormat.MP3, Optional.empty())
                .map(answer -> switch (answer) {
                    case MediaAnswer.Whole whole -> new Measure(whole.size(), Optional.empty());
                    case MediaAnswer.Refused(int status)
                    when status >= 500 || status == 429 ->
                        Measure.failed("Twilio answers HTTP " + status + " instead of the media");
                    case MediaAnswer.Part _, MediaAnswer.NoSuchPart _, MediaAnswer.Gone _, MediaAnswer.Refused _ ->
                        new Measure(Optional.empty(), Optional.empty());
                })
                .onErrorResume(away -> Mono.just(Measure.failed("Twilio cannot be asked for the media: " + away)))
                .blockOptional()
                .orElseThrow();
    }
}
