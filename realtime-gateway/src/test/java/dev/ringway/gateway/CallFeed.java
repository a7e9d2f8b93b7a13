package dev.ringway.gateway;

import dev.ringway.events.Deletion;
import dev.ringway.events.EventCodec;
import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.local.server.LocalServers;
import java.time.Instant;
import java.util.Map;
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
        EventDraft<CallChanged> call = EventDraft.blank(CallChanged.class)
                .with("sid", sid)
                .with("version", version)
                .with("status", status)
                .with("direction", "outbound")
                .with("from", FROM)
                .with("to", TO)
                .with("startTime", at)
                .with("source", "api")
                .with("createdAt", at)
                .with("updatedAt", at)
                .id(sid + "-" + version)
                .at(at);
        publish(codec.encode((ended ? call.with("endTime", at) : call).event()));
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
