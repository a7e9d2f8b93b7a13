package dev.ringway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.contract.EventExamples;
import dev.ringway.events.contract.EventSchemas;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class EventContractsTest {

    private static final String SID = "CA15884136fed840d807968d7c83b21ba4";

    private final EventCodec codec = new EventCodec();
    private final EventSchemas schemas = new EventSchemas();

    static Stream<Arguments> types() {
        return Topics.all().stream()
                .flatMap(topic -> topic.types().keySet().stream().map(type -> Arguments.of(topic, type)));
    }

    static Stream<Arguments> examples() {
        return Topics.all().stream()
                .flatMap(topic -> topic.types().keySet().stream()
                        .flatMap(type -> EventExamples.of(type).stream().map(example -> Arguments.of(topic, example))));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasAnExample(Topic<?> topic, String type) {
        assertThat(EventExamples.of(type))
                .as("examples of %s on %s", type, topic.name())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleConformsToItsSchema(Topic<?> topic, JsonNode example) {
        schemas.assertConforms(example);
    }

    @ParameterizedTest
    @MethodSource("examples")
    <T extends EventData> void everyExampleIsReadAndWrittenBackUnchanged(Topic<T> topic, JsonNode example) {
        Event<T> event = (Event<T>) codec.decode(topic, EventExamples.asRecord(topic, example));

        ProducerRecord<String, byte[]> written = codec.encode(event);

        schemas.assertConforms(written.headers(), written.value());
        assertThat(written.topic()).isEqualTo(topic.name());
        assertThat(written.key()).isEqualTo(example.get("subject").stringValue());
        assertThat(EventCodec.jsonMapper().readTree(written.value())).isEqualTo(example.get("data"));
        assertThat(codec.decode(topic, received(written))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("examples")
    <T extends EventData> void fieldsThatAreAddedLaterAreIgnored(Topic<T> topic, JsonNode example) {
        JsonNode newer = EventExamples.withUnknownFields(example);

        assertThat(codec.decode(topic, EventExamples.asRecord(topic, newer)))
                .isEqualTo(codec.decode(topic, EventExamples.asRecord(topic, example)));
    }

    @Test
    void aTombstoneIsADeletionOnACompactedTopicOnly() {
        ConsumerRecord<String, byte[]> tombstone = received(codec.encode(Topics.CALLS_CHANGED, new Deletion<>(SID)));

        assertThat(codec.decode(Topics.CALLS_CHANGED, tombstone)).isEqualTo(new Deletion<>(SID));
        assertThatThrownBy(() -> codec.decode(Topics.TWILIO_EVENTS, tombstone))
                .isInstanceOf(UndecodableEventException.class);
        assertThatThrownBy(() -> codec.encode(Topics.TWILIO_EVENTS, new Deletion<>(SID)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoEventOfTheTopicIsRefusedWithItsReason() {
        assertRefused(message("{}"), "not a CloudEvent");
        assertRefused(attributed(message("{"), "dev.ringway.call.status-reported.v1"), "do not fit");
        assertRefused(attributed(message("[]"), "dev.ringway.call.status-reported.v1"), "do not fit");
        assertRefused(attributed(message("{}"), "dev.ringway.call.status-reported.v1"), "do not fit");
        assertRefused(attributed(message("null"), "dev.ringway.call.status-reported.v1"), "null");
        assertRefused(attributed(message("{}"), "dev.ringway.call.changed.v1"), "not known");
        assertRefused(attributed(message("{}"), "dev.ringway.call.status-reported.v2"), "not known");
    }

    @Test
    void aKeyThatIsNotTheEntityIsRefused() {
        ProducerRecord<String, byte[]> written =
                codec.encode(EventDraft.callStatus(SID, "ringing").event());
        ConsumerRecord<String, byte[]> elsewhere = new ConsumerRecord<>(written.topic(), 0, 0, "CA0", written.value());
        written.headers().forEach(elsewhere.headers()::add);

        assertRefused(elsewhere, "key");
    }

    private void assertRefused(ConsumerRecord<String, byte[]> message, String reason) {
        assertThatThrownBy(() -> codec.decode(Topics.TWILIO_EVENTS, message))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining(reason);
    }

    private static ConsumerRecord<String, byte[]> message(String json) {
        return new ConsumerRecord<>(Topics.TWILIO_EVENTS.name(), 0, 0, SID, json.getBytes(StandardCharsets.UTF_8));
    }

    private static ConsumerRecord<String, byte[]> attributed(ConsumerRecord<String, byte[]> message, String type) {
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "1",
                        "ce_source", "/twilio/calls",
                        "ce_type", type,
                        "ce_time", "2025-10-15T09:21:56Z",
                        "ce_receivedat", "2025-10-15T09:21:56Z",
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> written) {
        ConsumerRecord<String, byte[]> message =
                new ConsumerRecord<>(written.topic(), 0, 0, written.key(), written.value());
        written.headers().forEach(message.headers()::add);
        return message;
    }
}
