package dev.ringway.ingest.spool;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How many records of a key wait, in constant memory: keys that share a bucket are taken for one, so that a few may go
 * behind records of another key, and none overtakes one of its own.
 */
final class KeyCounts {

    private static final int BUCKETS = 1 << 14;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(BUCKETS);

    boolean waits(ProducerRecord<String, byte[]> record) {
        return counts.get(bucket(record.topic(), record.key())) > 0;
    }

    void add(String topic, String key) {
        counts.incrementAndGet(bucket(topic, key));
    }

    void add(ProducerRecord<String, byte[]> record) {
        add(record.topic(), record.key());
    }

    void remove(ProducerRecord<String, byte[]> record) {
        counts.decrementAndGet(bucket(record.topic(), record.key()));
    }

    private static int bucket(String topic, String key) {
        int hash = 31 * topic.hashCode() + key.hashCode();
        return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
    }
}
