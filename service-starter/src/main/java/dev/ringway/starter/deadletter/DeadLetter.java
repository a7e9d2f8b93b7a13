package dev.ringway.starter.deadletter;

import dev.ringway.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A record that its group could not handle, as it lies in the dead-letter topic; never changed. */
public record DeadLetter(ConsumerRecord<String, byte[]> record) {

    public DeadLetterId id() {
        return new DeadLetterId(record.topic(), record.partition(), record.offset());
    }

    /** Whether it is a record of that topic that one of its groups refused. */
    public boolean isOf(Topic<?> topic) {
        return record.topic().startsWith(topic.name() + ".");
    }

    public String key() {
        return record.key() == null ? "" : record.key();
    }

    /** Empty for the deletion of an entity. */
    public byte[] body() {
        return record.value() == null ? new byte[0] : record.value();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(record.headers().lastHeader(name)).map(DeadLetter::text);
    }

    /** By name; where one was given several times, the last. */
    public Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(header -> headers.put(header.key(), text(header)));
        return headers;
    }

    public Instant rejectedAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    public String reason() {
        return header("dlt-reason").orElse("");
    }

    /** The CloudEvents type, where it has one. */
    public Optional<String> type() {
        return header("ce_type");
    }

    private static String text(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
