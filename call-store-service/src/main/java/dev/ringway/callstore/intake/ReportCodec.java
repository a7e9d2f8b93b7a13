package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.callstore.call.Utterance;
import dev.ringway.callstore.call.Words;
import dev.ringway.callstore.report.Erased;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.report.SystemReport;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.EventData;
import dev.ringway.events.EventName;
import dev.ringway.events.Topic;
import dev.ringway.events.Topics;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.events.twilio.CallStatusReported;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a report is written down in {@code callEvents}, and read from there: the whole of it as it travelled, or where that was
 * erased without what was said, so that a call can be folded again from its events.
 */
public final class ReportCodec {

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final URI FROM_THE_STORE = URI.create("/call-store-service/call-events");

    private static final Map<String, Class<? extends EventData>> TYPES = types();

    private final JsonMapper json = EventCodec.jsonMapper();

    public RecordedEvent write(Report report) {
        Event<?> event = report.event();
        return new RecordedEvent(
                event.id(),
                report.callSid(),
                type(event.data()),
                source(event.data()),
                event.time(),
                event.receivedAt(),
                sequence(event.data()),
                json.convertValue(event.data(), DATA),
                said(event.data()),
                false);
    }

    /** Without what was said, where that was erased. */
    RecordedEvent write(Report report, Erased erased) {
        RecordedEvent whole = write(report);
        return erased.holdsFor(report) ? whole.withoutWords() : whole;
    }

    /** Empty for a report that this version cannot read: a type of a newer one, or data that no longer fit. */
    public Optional<Report> read(RecordedEvent recorded) {
        return Optional.ofNullable(TYPES.get(recorded.type()))
                .flatMap(type -> data(recorded, type))
                .map(data -> new Report(
                        recorded.callSid(),
                        new Event<>(
                                recorded.id(),
                                FROM_THE_STORE,
                                recorded.timestamp(),
                                recorded.receivedAt(),
                                Optional.empty(),
                                data)));
    }

    private Optional<EventData> data(RecordedEvent recorded, Class<? extends EventData> type) {
        try {
            return Optional.of(
                    json.convertValue(recorded.erased() ? Words.replacedIn(recorded.data()) : recorded.data(), type));
        } catch (JacksonException unfit) {
            return Optional.empty();
        }
    }

    private static Map<String, Class<? extends EventData>> types() {
        Map<String, Class<? extends EventData>> types = new HashMap<>();
        List.of(
                        Topics.TWILIO_EVENTS,
                        Topics.TRANSCRIPT_SEGMENTS,
                        Topics.ELEVENLABS_EVENTS,
                        new Topic<>("in-process", SystemReport.class, false))
                .forEach(topic -> types.putAll(topic.types()));
        return Map.copyOf(types);
    }

    private static String type(EventData data) {
        return Objects.requireNonNull(data.getClass().getAnnotation(EventName.class))
                .value();
    }

    private static String source(EventData data) {
        return switch (data) {
            case SystemReport system -> "system";
            case ElevenLabsEvent event -> "elevenlabs";
            default -> "twilio";
        };
    }

    private static Optional<Long> sequence(EventData data) {
        return switch (data) {
            case CallStatusReported report -> report.sequenceNumber();
            case TranscriptionReported report -> report.sequenceId();
            default -> Optional.empty();
        };
    }

    /** Twilio's inbound track is what comes from the line, so the person; the outbound one is what we say into it. */
    private static Optional<Utterance> said(EventData data) {
        return data instanceof TranscriptionReported heard
                ? heard.text()
                        .flatMap(text -> heard.track().flatMap(track -> switch (track) {
                            case "inbound_track" -> Optional.of(new Utterance("user", text));
                            case "outbound_track" -> Optional.of(new Utterance("agent", text));
                            default -> Optional.empty();
                        }))
                : Optional.empty();
    }
}
