package dev.ringway.gateway.relay;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.transcripts.TranscriptChanged;
import dev.ringway.events.transcripts.TranscriptEvent;
import dev.ringway.gateway.live.News;
import dev.ringway.gateway.live.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a record of {@code transcripts.changed} means for the live view: which conversation changed, and no text of it, so
 * that nothing of a conversation stays here that is redacted or deleted there.
 */
final class TranscriptNews {

    private final JsonMapper json = EventCodec.jsonMapper();
    private final Clock clock;
    private final Duration retention;

    TranscriptNews(Clock clock, Duration retention) {
        this.clock = clock;
        this.retention = retention;
    }

    Step of(TopicRecord<TranscriptEvent> message) {
        return switch (message) {
            case Deletion<TranscriptEvent> deletion -> Step.Noted.deleted(News.TRANSCRIPT, deletion.key());
            case Event<TranscriptEvent> event ->
                switch (event.data()) {
                    case TranscriptChanged transcript -> step(transcript);
                };
        };
    }

    private Step step(TranscriptChanged transcript) {
        if (transcript.updatedAt().plus(retention).isBefore(clock.instant())) {
            return new Step.Nothing();
        }
        ChangedTranscript changed = new ChangedTranscript(
                transcript.conversationId(),
                transcript.version(),
                transcript.status(),
                transcript.callSid(),
                transcript.agentId(),
                transcript.campaignId(),
                transcript.contactId(),
                transcript.callSuccessful(),
                transcript.startTime(),
                transcript.updatedAt());
        return Step.Noted.changed(News.TRANSCRIPT, json.writeValueAsString(changed));
    }

    /** Named as in {@link TranscriptChanged}. */
    private record ChangedTranscript(
            String conversationId,
            long version,
            String status,
            Optional<String> callSid,
            Optional<String> agentId,
            Optional<String> campaignId,
            Optional<String> contactId,
            Optional<String> callSuccessful,
            Optional<Instant> startTime,
            Instant updatedAt) {}
}
