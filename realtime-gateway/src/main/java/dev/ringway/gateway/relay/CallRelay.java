package dev.ringway.gateway.relay;

import dev.ringway.events.Event;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.gateway.live.LiveView;
import dev.ringway.gateway.live.Position;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import dev.ringway.starter.kafka.ReceivedRecord;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.AbstractConsumerSeekAware;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Takes every change of a call into the live view, in order and once. Where it stands in a partition is what Redis says,
 * never what Kafka remembers of the group: an emptied Redis is filled again from the topic's first record, and whatever
 * this instance believes, Redis refuses a step from a wrong place.
 */
class CallRelay extends AbstractConsumerSeekAware {

    private static final Logger LOG = LoggerFactory.getLogger(CallRelay.class);

    private final EventReader<CallEvent> reader;
    private final LiveView view;
    private final CallSteps steps;

    /** Where each assigned partition stands; absent until Redis has said so. */
    private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();

    /** Partitions whose position is not to be believed any more. */
    private final Set<TopicPartition> doubtful = ConcurrentHashMap.newKeySet();

    private final Clock clock;
    private final Timer delay;

    CallRelay(EventReaders readers, LiveView view, CallSteps steps, Clock clock, MeterRegistry registry) {
        this.reader = readers.of(Topics.CALLS_CHANGED);
        this.view = view;
        this.steps = steps;
        this.clock = clock;
        this.delay = Timer.builder("ringway.relay.delay")
                .description("From when a call changed until the live view shows it")
                .publishPercentileHistogram()
                .register(registry);
    }

    @KafkaListener(id = "call-relay", idIsGroup = false, topics = "calls.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> messages) {
        try {
            reader.read(messages, this::relay);
        } catch (RuntimeException failed) {
            // The batch is wound back to its own first records, past any seek made in it: ask Redis anew where to go
            // on.
            messages.forEach(message -> positions.remove(new TopicPartition(message.topic(), message.partition())));
            throw failed;
        }
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        super.onPartitionsAssigned(assignments, callback);
        assignments.keySet().forEach(partition -> {
            try {
                align(partition, callback);
            } catch (RedisException away) {
                LOG.warn("position of {} unknown while Redis is away ({})", partition, away.getMessage());
                callback.seekToBeginning(List.of(partition));
            }
        });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        super.onPartitionsRevoked(partitions);
        partitions.forEach(positions::remove);
    }

    /**
     * Finds a Redis that lost its content though no event comes. Only winds back: the listener's own thread takes the new
     * position, so that no record of a poll before the seek is taken for the one that the position waits for.
     */
    @Scheduled(fixedDelayString = "${ringway.gateway.relay.check-interval}")
    void check() {
        for (Map.Entry<TopicPartition, Position> entry : positions.entrySet()) {
            try {
                TopicPartition partition = entry.getKey();
                if (!view.position(partition.partition())
                        .epoch()
                        .equals(entry.getValue().epoch())) {
                    doubtful.add(partition);
                    getSeekCallbacksFor(partition).forEach(callback -> callback.seekToBeginning(List.of(partition)));
                }
            } catch (RedisException away) {
                LOG.debug("Redis is away ({})", away.getMessage());
                return;
            }
        }
    }

    private void relay(EventBatch<CallEvent> batch) {
        Set<TopicPartition> elsewhere = new HashSet<>();
        for (ReceivedRecord<CallEvent> message : batch.received()) {
            if (!elsewhere.contains(message.partition()) && !relay(message)) {
                elsewhere.add(message.partition());
                realign(message.partition());
            }
        }
    }

    /** False where the record is not the one that the live view waits for. */
    private boolean relay(ReceivedRecord<CallEvent> message) {
        TopicPartition partition = message.partition();
        Optional<Position> position = Optional.ofNullable(positions.get(partition));
        if (position.isEmpty() || doubtful.contains(partition)) {
            return false;
        }
        Position from = position.get();
        if (from.next().isPresent() && message.offset() < from.next().getAsLong()) {
            return true;
        }
        long next = message.offset() + 1;
        return switch (view.apply(partition.partition(), from, next, steps.of(message.content()))) {
            case DONE -> {
                positions.computeIfPresent(partition, (_, _) -> new Position(from.epoch(), next));
                measure(message.content());
                yield true;
            }
            case ELSEWHERE -> false;
        };
    }

    private void measure(TopicRecord<CallEvent> shown) {
        if (shown instanceof Event<CallEvent> event) {
            delay.record(Duration.between(event.time(), clock.instant()));
        }
    }

    private void realign(TopicPartition partition) {
        positions.remove(partition);
        getSeekCallbacksFor(partition).forEach(callback -> align(partition, callback));
    }

    private void align(TopicPartition partition, ConsumerSeekCallback callback) {
        Position position = view.position(partition.partition());
        if (position.next().isPresent()) {
            callback.seek(
                    partition.topic(), partition.partition(), position.next().getAsLong());
        } else {
            callback.seekToBeginning(List.of(partition));
            LOG.atInfo().addKeyValue("live.epoch", position.epoch()).log("{} is read from its beginning", partition);
        }
        positions.put(partition, position);
        doubtful.remove(partition);
    }
}
