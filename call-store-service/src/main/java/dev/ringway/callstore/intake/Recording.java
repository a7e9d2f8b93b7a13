package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.EventName;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.TwilioEvent;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a report is written down: the whole of it as it travelled, so that a call can be folded again from its events. */
final class Recording {

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JsonMapper json = EventCodec.jsonMapper();

    RecordedEvent of(Event<TwilioEvent> event) {
        return new RecordedEvent(
                event.id(),
                event.key(),
                type(event.data()),
                "twilio",
                event.time(),
                event.receivedAt(),
                sequence(event.data()),
                json.convertValue(event.data(), DATA));
    }

    private static String type(TwilioEvent data) {
        return Objects.requireNonNull(data.getClass().getAnnotation(EventName.class))
                .value();
    }

    private static Optional<Long> sequence(TwilioEvent data) {
        return switch (data) {
            case CallStatusReported report -> report.sequenceNumber();
            case TwilioEvent uncounted -> Optional.empty();
        };
    }
}
