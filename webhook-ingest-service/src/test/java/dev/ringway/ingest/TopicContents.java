package dev.ringway.ingest;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.Topics;
import dev.ringway.events.twilio.CallStatusReported;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that stands on a topic, read back as any consumer would. */
record TopicContents(String bootstrapServers) {

    static final String PARKED = "twilio.events.v1.webhook-ingest-service.dlt";

    /** What was published for a call. */
    List<Event<CallStatusReported>> eventsOf(String callSid) {
        EventCodec codec = new EventCodec();
        return records(Topics.TWILIO_EVENTS.name()).stream()
                .filter(message -> message.key().equals(callSid))
                .map(message -> callStatus(codec, message))
                .toList();
    }

    /** What stands on a topic under a key, as it travels. */
    List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        return records(topic).stream()
                .filter(message -> key.equals(message.key()))
                .toList();
    }

    /** All records up to the topic's end at the time of the call. */
    List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @SuppressWarnings("unchecked")
    private static Event<CallStatusReported> callStatus(EventCodec codec, ConsumerRecord<String, byte[]> message) {
        return (Event<CallStatusReported>) (Event<?>) codec.decode(Topics.TWILIO_EVENTS, message);
    }
}
