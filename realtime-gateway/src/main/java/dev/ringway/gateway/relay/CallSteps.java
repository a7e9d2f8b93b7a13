package dev.ringway.gateway.relay;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.gateway.live.Step;
import dev.ringway.gateway.live.Thing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** What a record of {@code calls.changed} means for the live view. */
final class CallSteps {

    private static final Set<String> TERMINAL = Set.of("completed", "busy", "failed", "no-answer", "canceled");

    private final JsonMapper json = EventCodec.jsonMapper();
    private final Clock clock;
    private final Duration endedCallRetention;

    CallSteps(Clock clock, Duration endedCallRetention) {
        this.clock = clock;
        this.endedCallRetention = endedCallRetention;
    }

    Step of(TopicRecord<CallEvent> message) {
        return switch (message) {
            case Deletion<CallEvent> deletion -> new Step.Deleted(Thing.CALL, deletion.key());
            case Event<CallEvent> event ->
                switch (event.data()) {
                    case CallChanged call ->
                        new Step.Changed(
                                Thing.CALL, call.sid(), phase(call), call.version(), json.writeValueAsString(call));
                };
        };
    }

    private Step.Phase phase(CallChanged call) {
        if (!TERMINAL.contains(call.status())) {
            return Step.Phase.ACTIVE;
        }
        Instant ended = call.endTime().orElse(call.updatedAt());
        return ended.plus(endedCallRetention).isAfter(clock.instant()) ? Step.Phase.ENDED : Step.Phase.PAST;
    }
}
