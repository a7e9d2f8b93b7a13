package dev.ringway.gateway;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.local.server.LocalServers;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes changes of calls as their owner does. */
final class CallFeed implements AutoCloseable {

    static final String FROM = "+14155550123";
    static final String TO = "+442071838750";
    private static final Set<String> TERMINAL = Set.of("completed", "busy", "failed", "no-answer", "canceled");

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
            Map.of("bootstrap.servers", LocalServers.kafkaBootstrapServers(), "acks", "all", "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());

    static String newSid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    void changed(String sid, long version, String status) {
        changed(sid, version, status, Instant.now());
    }

    void changed(String sid, long version, String status, Instant at) {
        boolean ended = TERMINAL.contains(status);
        CallChanged call = new CallChanged(
                sid,
                version,
                status,
                Optional.of("outbound"),
                Optional.of(FROM),
                Optional.of(TO),
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                ended ? Optional.of(at) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("api"),
                List.of(),
                at,
                at);
        Event<CallEvent> event =
                new Event<>(sid + "-" + version, URI.create("/test/calls"), at, at, Optional.empty(), call);
        publish(codec.encode(event));
    }

    void deleted(String sid) {
        publish(codec.encode(Topics.CALLS_CHANGED, new Deletion<>(sid)));
    }

    private void publish(ProducerRecord<String, byte[]> message) {
        var _ = kafka.send(message);
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
