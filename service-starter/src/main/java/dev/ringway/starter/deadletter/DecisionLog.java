package dev.ringway.starter.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/**
 * The state of every dead letter: the decisions made about it, folded in the order of the log. The log alone says which of
 * two decisions came first, so that all instances agree without a lock. A letter without a decision is open.
 */
final class DecisionLog {

    private static final Logger log = LoggerFactory.getLogger(DecisionLog.class);

    private final ConsumerFactory<String, byte[]> consumers;
    private final KafkaTemplate<String, byte[]> kafka;
    private final DeadLetterTopics topics;
    private final Duration timeout;
    private final Map<DeadLetterId, LetterState> states = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> read = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();

    DecisionLog(
            ConsumerFactory<String, byte[]> consumers,
            KafkaTemplate<String, byte[]> kafka,
            DeadLetterTopics topics,
            Duration timeout) {
        this.consumers = consumers;
        this.kafka = kafka;
        this.topics = topics;
        this.timeout = timeout;
    }

    /** As of the last {@link #catchUp}. */
    LetterState state(DeadLetterId letter) {
        return states.getOrDefault(letter, LetterState.NEW);
    }

    /** How many letters of this stretch are not open any more. */
    long settled(TopicPartition partition, TopicLog.Stretch stretch) {
        return states.entrySet().stream()
                .filter(entry -> entry.getKey().place().equals(partition)
                        && entry.getKey().offset() >= stretch.begin()
                        && entry.getKey().offset() < stretch.end()
                        && entry.getValue().status() != LetterState.Status.OPEN)
                .count();
    }

    /** Forgets what was decided about letters that the dead-letter topic no longer has. */
    void forgetBefore(TopicPartition partition, long begin) {
        states.keySet().removeIf(letter -> letter.place().equals(partition) && letter.offset() < begin);
    }

    /** Returns when every decision that was made before this call is known here. */
    void catchUp() {
        try (TopicLog decisions = TopicLog.open(consumers)) {
            catchUp(decisions);
        }
    }

    void catchUp(TopicLog decisions) {
        reading.lock();
        try {
            decisions
                    .stretches(topics.all().stream()
                            .map(DeadLetterTopic::decisions)
                            .toList())
                    .forEach((partition, reach) -> {
                        long from = Math.max(reach.begin(), read.getOrDefault(partition, 0L));
                        decisions.read(partition, new TopicLog.Stretch(from, reach.end()), message -> {
                            fold(Decision.of(message));
                            read.put(partition, message.offset() + 1);
                            return true;
                        });
                    });
        } finally {
            reading.unlock();
        }
    }

    private void fold(Decision decision) {
        states.merge(decision.letter(), LetterState.NEW.after(decision), (known, first) -> known.after(decision));
    }

    /**
     * Returns when the broker has them.
     *
     * @param body of a correction
     */
    void write(List<Decision> decisions, byte @Nullable [] body) {
        List<CompletableFuture<SendResult<String, byte[]>>> sent = decisions.stream()
                .map(decision -> kafka.send(toRecord(decision, body)))
                .toList();
        Acknowledged.await(sent, timeout);
        decisions.forEach(decision -> log.info(
                "Dead letter {} {} by {}", decision.letter(), decision.kind().text(), decision.by()));
    }

    private ProducerRecord<String, byte[]> toRecord(Decision decision, byte @Nullable [] body) {
        String topic =
                topics.find(decision.letter().topic()).orElseThrow().topic().decisions();
        return decision.toRecord(topic, body);
    }

    /** Whether this very decision was written and held. */
    boolean holds(Decision decision) {
        return state(decision.letter()).decisions().stream()
                .anyMatch(made -> made.kind() == decision.kind()
                        && made.at().equals(decision.at())
                        && made.by().equals(decision.by()));
    }

    /** The place of a decision's body. */
    TopicPartition place(DeadLetterId letter) {
        return new TopicPartition(
                topics.find(letter.topic()).orElseThrow().topic().decisions(), 0);
    }
}
