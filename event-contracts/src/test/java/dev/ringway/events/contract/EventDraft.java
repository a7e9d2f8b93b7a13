package dev.ringway.events.contract;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.EventData;
import dev.ringway.events.EventName;
import dev.ringway.events.twilio.CallStatusReported;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event for a test, of which the test says only what matters to it. Fields are named as in the contract, so that a
 * contract that grows changes no test; a name that the record does not have fails. Drafts do not change: every
 * {@code with} gives a new one.
 */
public final class EventDraft<T extends EventData> {

    private static final JsonMapper JSON = EventCodec.jsonMapper();

    private final Class<T> type;
    private final Optional<String> id;
    private final URI source;
    private final Instant time;
    private final ObjectNode data;

    private EventDraft(Class<T> type, Optional<String> id, URI source, Instant time, ObjectNode data) {
        this.type = type;
        this.id = id;
        this.source = source;
        this.time = time;
        this.data = data;
    }

    /** With nothing in it: every mandatory field is still to be given. */
    public static <T extends EventData> EventDraft<T> blank(Class<T> type) {
        return new EventDraft<>(type, Optional.empty(), URI.create("/test"), Instant.EPOCH, JSON.createObjectNode());
    }

    /** The first published example of its type. */
    public static <T extends EventData> EventDraft<T> example(Class<T> type) {
        JsonNode example =
                EventExamples.of(type.getAnnotation(EventName.class).value()).getFirst();
        return new EventDraft<>(
                type,
                Optional.of(example.get("id").stringValue()),
                URI.create(example.get("source").stringValue()),
                Instant.parse(example.get("time").stringValue()),
                (ObjectNode) example.get("data").deepCopy());
    }

    /** A status callback with its mandatory fields alone. */
    public static EventDraft<CallStatusReported> callStatus(String callSid, String status) {
        return blank(CallStatusReported.class)
                .from("/twilio/calls")
                .with("callSid", callSid)
                .with("accountSid", "AC" + "0123456789abcdef".repeat(2))
                .with("callStatus", status)
                .with("parameters", Map.of("CallSid", List.of(callSid), "CallStatus", List.of(status)));
    }

    /** @param value as the record has it, or the value in its {@code Optional} */
    public EventDraft<T> with(String field, Object value) {
        ObjectNode changed = data.deepCopy();
        changed.set(known(field), JSON.valueToTree(value));
        return new EventDraft<>(type, id, source, time, changed);
    }

    public EventDraft<T> without(String field) {
        ObjectNode changed = data.deepCopy();
        changed.remove(known(field));
        return new EventDraft<>(type, id, source, time, changed);
    }

    /** Without this an event of a blank draft gets a random id. */
    public EventDraft<T> id(String given) {
        return new EventDraft<>(type, Optional.of(given), source, time, data);
    }

    public EventDraft<T> from(String given) {
        return new EventDraft<>(type, id, URI.create(given), time, data);
    }

    /** When it happened; received a quarter of a second later. */
    public EventDraft<T> at(Instant given) {
        return new EventDraft<>(type, id, source, given, data);
    }

    public T data() {
        return JSON.treeToValue(data, type);
    }

    public Event<T> event() {
        return new Event<>(
                id.orElseGet(() -> UUID.randomUUID().toString()),
                source,
                time,
                time.plusMillis(250),
                Optional.empty(),
                data());
    }

    private String known(String field) {
        if (Arrays.stream(type.getRecordComponents())
                .noneMatch(part -> part.getName().equals(field))) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no field " + field);
        }
        return field;
    }
}
