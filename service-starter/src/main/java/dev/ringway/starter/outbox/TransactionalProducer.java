package dev.ringway.starter.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes batches, each whole or not at all. Opening one fences every earlier producer with the same transactional id
 * off and ends what it left open. After any exception it has to be closed; the next one clears up.
 */
final class TransactionalProducer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TransactionalProducer.class);

    private static final int BATCH_BYTES = 256 * 1024;

    private final KafkaProducer<String, byte[]> producer;

    /** @param shared addresses, credentials and compression as the service's other producers use them */
    TransactionalProducer(Map<String, Object> shared, String transactionalId, OutboxSettings settings) {
        Map<String, Object> configuration = new HashMap<>(shared);
        int timeout = Math.toIntExact(settings.kafkaTimeout().toMillis());
        configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        configuration.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Math.toIntExact(settings.transactionTimeout().toMillis()));
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        // Nothing waits for company, but what is there goes in few requests: each costs the broker a write to disk.
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        // While the broker still ends one transaction it puts the next off: asked again after 5 ms, not after 100.
        configuration.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5L);
        configuration.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 1000L);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) timeout);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, timeout / 2));
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        this.producer = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    void publish(List<ProducerRecord<String, byte[]>> records) {
        if (!records.isEmpty()) {
            begin(records);
            commit();
        }
    }

    void begin(List<ProducerRecord<String, byte[]>> records) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> underWay =
                records.stream().map(producer::send).toList();
        log.trace("{} records under way", underWay.size());
    }

    /** Waits for everything that was sent and throws what any of it has run into. */
    void commit() {
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
