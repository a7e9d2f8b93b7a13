package dev.ringway.starter.kafka;

import dev.ringway.starter.startup.StartAttempts;
import dev.ringway.starter.startup.StartCondition;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Reaches Kafka once before the service takes traffic: creates what topics are missing and lets the producer connect and
 * learn every topic's partitions, so that the first publish does not pay for it. While the broker is away it tries again
 * for ever, beside the rest of the start. A service that has work without Kafka says so by
 * {@code ringway.kafka.needed-at-start=false}: it takes traffic meanwhile.
 */
final class KafkaStart implements SmartLifecycle, StartCondition {

    private static final Logger log = LoggerFactory.getLogger(KafkaStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaAdmin admin;
    private final DeclaredTopics topics;
    private final KafkaTemplate<String, byte[]> kafka;
    private final boolean needed;
    private final StartAttempts attempts = new StartAttempts("kafka", PAUSE, PAUSE, this::reach);

    KafkaStart(KafkaAdmin admin, DeclaredTopics topics, KafkaTemplate<String, byte[]> kafka, boolean needed) {
        this.admin = admin;
        this.topics = topics;
        this.kafka = kafka;
        this.needed = needed;
        // Topics are created here, not while the context is being built, where a broker that is away would delay it.
        admin.setAutoCreate(false);
        admin.setFatalIfBrokerNotAvailable(false);
        admin.setOperationTimeout(10);
        // What was not answered until then is given up, so the next try need not wait for it.
        admin.setCloseTimeout(1);
    }

    @Override
    public void start() {
        attempts.start();
    }

    private Optional<String> reach() {
        try {
            if (!topics.names().isEmpty() && !admin.initialize()) {
                return Optional.of("the broker does not answer");
            }
            warmUp();
            log.info("Kafka reached; topics {} are there", topics.names());
            return Optional.empty();
        } catch (RuntimeException away) {
            return Optional.of(String.valueOf(away.getMessage()));
        }
    }

    private void warmUp() {
        topics.names().forEach(kafka::partitionsFor);
    }

    @Override
    public void stop() {
        attempts.stop();
    }

    @Override
    public boolean isRunning() {
        return attempts.started();
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Optional<String> waitingFor() {
        return !needed || attempts.done() ? Optional.empty() : Optional.of("Kafka has not been reached yet");
    }
}
