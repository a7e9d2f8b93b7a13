package dev.ringway.starter.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.kafka.core.ProducerFactory;

/** Plain Kafka clients with the service's settings, for what does not fit the publisher and the listeners. */
public final class KafkaClients {

    private final ProducerFactory<String, byte[]> producers;

    KafkaClients(ProducerFactory<String, byte[]> producers) {
        this.producers = producers;
    }

    /**
     * A producer that fences off every earlier one with the same id as soon as its transactions are initialised. The
     * caller closes it.
     */
    public Producer<String, byte[]> transactionalProducer(String transactionalId) {
        Map<String, Object> properties = new HashMap<>(producers.getConfigurationProperties());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        return new KafkaProducer<>(properties);
    }
}
