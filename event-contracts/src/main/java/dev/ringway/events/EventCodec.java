package dev.ringway.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads events in the Kafka binding of CloudEvents, binary mode: attributes as {@code ce_} headers, the data
 * as JSON. Unknown fields are ignored, so that fields can be added; absent ones are not written.
 */
public final class EventCodec {

    private static final String RECEIVED_AT = "receivedat";
    private static final String TRACE_PARENT = "traceparent";

    private final JsonMapper json = jsonMapper();

    /** The mapper that event data are written and read with. */
    public static JsonMapper jsonMapper() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    public ProducerRecord<String, byte[]> encode(Event<?> event) {
        Topic<?> topic = Topics.carrying(event.data().getClass());
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(event.source())
                .withType(Topic.typeOf(event.data().getClass()))
                .withSubject(event.key())
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withExtension(RECEIVED_AT, event.receivedAt().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withData(json.writeValueAsBytes(event.data()));
        event.traceParent().ifPresent(parent -> builder.withExtension(TRACE_PARENT, parent));
        return KafkaMessageFactory.<String>createWriter(topic.name(), event.key())
                .writeBinary(builder.build());
    }

    /** The record that deletes an entity from a compacted topic. */
    public ProducerRecord<String, byte[]> encode(Topic<?> topic, Deletion<?> deletion) {
        if (!topic.compacted()) {
            throw new IllegalArgumentException(topic.name() + " is not compacted: nothing is deleted from it");
        }
        return new ProducerRecord<>(topic.name(), deletion.key(), null);
    }

    /**
     * @throws UndecodableEventException where the record can never be read: not a CloudEvent, a type that this version
     *     does not know, data that do not fit, or a key that is not the entity's id
     */
    public <T extends EventData> TopicRecord<T> decode(Topic<T> topic, ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            if (topic.compacted() && message.key() != null) {
                return new Deletion<>(message.key());
            }
            throw new UndecodableEventException("a record without a value on " + topic.name());
        }
        CloudEvent cloudEvent = cloudEvent(message);
        T data = data(topic, cloudEvent, message.value());
        if (!data.entityId().equals(message.key())) {
            throw new UndecodableEventException("the key is not the entity's id");
        }
        Instant receivedAt = instant(cloudEvent, RECEIVED_AT).orElseThrow(() -> missing(RECEIVED_AT));
        Instant time = Optional.ofNullable(cloudEvent.getTime())
                .map(OffsetDateTime::toInstant)
                .orElseThrow(() -> missing("time"));
        return new Event<>(
                cloudEvent.getId(), cloudEvent.getSource(), time, receivedAt, text(cloudEvent, TRACE_PARENT), data);
    }

    private static CloudEvent cloudEvent(ConsumerRecord<String, byte[]> message) {
        try {
            return KafkaMessageFactory.createReader(message).toEvent();
        } catch (RuntimeException notACloudEvent) {
            throw new UndecodableEventException("not a CloudEvent in binary mode", notACloudEvent);
        }
    }

    private <T extends EventData> T data(Topic<T> topic, CloudEvent cloudEvent, byte[] value) {
        Class<? extends T> dataClass = topic.dataClass(cloudEvent.getType())
                .orElseThrow(() -> new UndecodableEventException(
                        "type " + cloudEvent.getType() + " is not known on " + topic.name()));
        @Nullable T data;
        try {
            data = json.readValue(value, dataClass);
        } catch (JacksonException unfit) {
            throw new UndecodableEventException("the data do not fit " + cloudEvent.getType(), unfit);
        }
        if (data == null) {
            throw new UndecodableEventException("the data are null");
        }
        return data;
    }

    private static Optional<Instant> instant(CloudEvent cloudEvent, String attribute) {
        try {
            return text(cloudEvent, attribute).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException unfit) {
            throw new UndecodableEventException("attribute " + attribute + " is not a time", unfit);
        }
    }

    private static Optional<String> text(CloudEvent cloudEvent, String attribute) {
        return Optional.ofNullable(cloudEvent.getExtension(attribute)).map(Object::toString);
    }

    private static UndecodableEventException missing(String attribute) {
        return new UndecodableEventException("attribute " + attribute + " is missing");
    }
}
