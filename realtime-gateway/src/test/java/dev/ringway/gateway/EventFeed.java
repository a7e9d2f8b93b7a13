package dev.ringway.gateway;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.Topic;
import dev.ringway.local.server.LocalServers;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events as their owners do. */
final class EventFeed implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
            Map.of("bootstrap.servers", LocalServers.kafkaBootstrapServers(), "acks", "all", "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());

    void tell(Event<?> event) {
        var _ = kafka.send(codec.encode(event));
    }

    /** @return the partition on which it stands */
    int told(Event<?> event) {
        try {
            return kafka.send(codec.encode(event)).get().partition();
        } catch (ExecutionException refused) {
            throw new AssertionError(refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    void delete(Topic<?> topic, String key) {
        var _ = kafka.send(codec.encode(topic, new Deletion<>(key)));
    }

    /** Until the broker has everything. */
    void flush() {
        kafka.flush();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
