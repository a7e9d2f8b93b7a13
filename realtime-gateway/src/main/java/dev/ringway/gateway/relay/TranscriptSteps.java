package dev.ringway.gateway.relay;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.transcription.TranscriptionEvent;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.gateway.live.Step;
import dev.ringway.gateway.live.Step.Heard;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a record of {@code transcript-segments} means for the live view. A text without a sequence number has no place among
 * the others and is not shown; Twilio numbers all of them.
 */
final class TranscriptSteps {

    /** Far above what a call of a day can have; a place in the transcript is computed with it. */
    private static final long MOST_REPORTS = 1_000_000_000;

    private final JsonMapper json = EventCodec.jsonMapper();
    private final Duration stoppedRetention;
    private final Duration silentRetention;

    /** @param silentRetention how long a transcript stays of which nothing is heard any more, not even its end */
    TranscriptSteps(Duration stoppedRetention, Duration silentRetention) {
        this.stoppedRetention = stoppedRetention;
        this.silentRetention = silentRetention;
    }

    Step of(TopicRecord<TranscriptionEvent> message) {
        return switch (message) {
            case Deletion<TranscriptionEvent> _ -> new Step.Nothing();
            case Event<TranscriptionEvent> event ->
                switch (event.data()) {
                    case TranscriptionReported report -> step(report, event.time());
                };
        };
    }

    private Step step(TranscriptionReported report, Instant at) {
        return switch (report.event()) {
            case "transcription-started" -> bound(report, new Heard.Started(), at.plus(silentRetention));
            case "transcription-content" -> said(report, at);
            case "transcription-stopped" -> bound(report, new Heard.Stopped(), at.plus(stoppedRetention));
            default -> new Step.Nothing();
        };
    }

    private Step bound(TranscriptionReported report, Heard what, Instant stays) {
        Map<String, String> about = Map.of("callSid", report.callSid(), "transcriptionSid", report.transcriptionSid());
        return new Step.Transcribed(
                report.callSid(), report.transcriptionSid(), what, json.writeValueAsString(about), stays);
    }

    private Step said(TranscriptionReported report, Instant at) {
        Optional<Long> sequence = report.sequenceId().filter(number -> number >= 0 && number < MOST_REPORTS);
        if (sequence.isEmpty() || report.text().isEmpty()) {
            return new Step.Nothing();
        }
        LiveSegment segment = new LiveSegment(
                report.callSid(),
                report.transcriptionSid(),
                sequence.get(),
                report.timestamp(),
                report.track(),
                report.text().get(),
                report.last().orElse(true),
                report.confidence(),
                report.languageCode());
        return new Step.Transcribed(
                segment.callSid(),
                segment.transcriptionSid(),
                new Heard.Said(segment.sequenceId(), segment.track().orElse("-"), segment.last()),
                json.writeValueAsString(segment),
                at.plus(silentRetention));
    }

    /** A text as clients see it; named as in {@link TranscriptionReported}. */
    private record LiveSegment(
            String callSid,
            String transcriptionSid,
            long sequenceId,
            Optional<Instant> timestamp,
            Optional<String> track,
            String text,
            boolean last,
            Optional<BigDecimal> confidence,
            Optional<String> languageCode) {}
}
