package dev.ringway.ingest.spool;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Kafka, as whoever writes webhooks sees it. */
public interface Broker {

    /**
     * Puts a record on its topic. Completes in bounded time, whatever Kafka does: the broker has acknowledged the record,
     * or it failed. One that failed for the time alone may be on its topic nevertheless.
     */
    CompletableFuture<?> send(ProducerRecord<String, byte[]> record);

    /** How many partitions a topic has; 0 where Kafka has not told yet. */
    int partitions(String topic);
}
