package dev.ringway.starter.outbox;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.EventData;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The Kafka records of changes, in their order. */
record EventRecords(EventCodec codec) {

    <T extends EventData> List<ProducerRecord<String, byte[]>> of(
            PublishedCollection<T> published, List<Change> changes) {
        return changes.stream().map(change -> record(published, change)).toList();
    }

    private <T extends EventData> ProducerRecord<String, byte[]> record(
            PublishedCollection<T> published, Change change) {
        String key = Change.key(change.id());
        return switch (change) {
            case Change.Deleted deleted -> codec.encode(published.topic(), new Deletion<T>(key));
            case Change.Stored stored -> {
                ProducerRecord<String, byte[]> record = codec.encode(event(published, stored));
                if (!key.equals(record.key()) || !published.topic().name().equals(record.topic())) {
                    throw new IllegalStateException("%s %s was made into an event for %s with key %s"
                            .formatted(published.collection(), key, record.topic(), record.key()));
                }
                yield record;
            }
        };
    }

    private static <T extends EventData> Event<? extends T> event(
            PublishedCollection<T> published, Change.Stored stored) {
        try {
            return published.event().apply(stored.document());
        } catch (RuntimeException unfit) {
            throw new IllegalStateException(
                    published.collection() + " " + Change.key(stored.id()) + " cannot be made into an event", unfit);
        }
    }
}
