package dev.ringway.gateway.relay;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.erasures.TranscriptErasureChanged;
import dev.ringway.events.erasures.TranscriptErasureEvent;
import dev.ringway.gateway.live.Step;
import java.time.Duration;

/**
 * What a record of {@code transcript-erasures.changed} means for the live view: of a call's conversation that was deleted or
 * redacted nothing is shown as it was said. Done again it changes nothing more.
 */
final class ErasureSteps {

    private final Duration retention;

    /** @param retention for how long something that is said is live at most */
    ErasureSteps(Duration retention) {
        this.retention = retention;
    }

    Step of(TopicRecord<TranscriptErasureEvent> message) {
        return switch (message) {
            case Deletion<TranscriptErasureEvent> _ -> new Step.Nothing();
            case Event<TranscriptErasureEvent> event ->
                switch (event.data()) {
                    case TranscriptErasureChanged erasure -> step(erasure);
                };
        };
    }

    private Step step(TranscriptErasureChanged erasure) {
        return erasure.callSid()
                .<Step>map(sid -> new Step.Erased(sid, erasure.requestedAt().plus(retention)))
                .orElseGet(Step.Nothing::new);
    }
}
