package dev.ringway.callstore.media;

import dev.ringway.callstore.intake.Findings;
import dev.ringway.callstore.provider.MediaAnswer;
import dev.ringway.callstore.provider.MediaFormat;
import dev.ringway.callstore.provider.RecordingMedia;
import dev.ringway.callstore.provider.RecordingsAtTwilio;
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

    private final RecordingsAtTwilio twilio;
    private final RecordingMedia media;
    private final Findings findings;
    private final Clock clock;

    RecordingMetadata(RecordingsAtTwilio twilio, RecordingMedia media, Findings findings, Clock clock) {
        this.twilio = twilio;
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
        switch (twilio.fetch(recording.recordingSid())) {
            case Done<RecordingFetched>(RecordingFetched found) -> findings.take(measured(found, recording.callSid()));
            case Failed<RecordingFetched>(TwilioFailure failure) -> {
                boolean passing =
                        failure instanceof TwilioFailure.NotProcessed || failure instanceof TwilioFailure.Ambiguous;
                if (passing && recording.updatedAt().plus(WORTHWHILE).isAfter(clock.instant())) {
                    throw new IllegalStateException(failure.reason());
                }
                log.warn("Recording {} is not completed: {}", recording.recordingSid(), failure.reason());
            }
        }
    }

    private RecordingFetched measured(RecordingFetched found, String callSid) {
        Optional<Long> size = size(found.recordingSid());
        return new RecordingFetched(
                callSid,
                found.recordingSid(),
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

    private Optional<Long> size(String sid) {
        return media.look(sid, MediaFormat.MP3, Optional.empty())
                .onErrorResume(away -> Mono.empty())
                .blockOptional()
                .flatMap(answer -> switch (answer) {
                    case MediaAnswer.Whole whole -> whole.size();
                    case MediaAnswer.Part _, MediaAnswer.NoSuchPart _, MediaAnswer.Gone _, MediaAnswer.Refused _ ->
                        Optional.empty();
                });
    }
}
