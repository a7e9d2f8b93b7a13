package dev.ringway.gateway.relay;

import dev.ringway.events.Event;
import dev.ringway.events.EventData;
import dev.ringway.events.Topic;
import dev.ringway.events.TopicRecord;
import dev.ringway.gateway.live.LiveView;
import dev.ringway.gateway.live.Place;
import dev.ringway.gateway.live.Position;
import dev.ringway.gateway.live.Step;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.AbstractConsumerSeekAware;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Takes every event of a topic into the live view, in order and once. Where it stands in a partition is what Redis says,
 * never what Kafka remembers of the group: an emptied Redis is filled again from the topic's first record, and whatever
 * this instance believes, Redis refuses a step from a wrong place.
 */
class Relay<T extends EventData> extends AbstractConsumerSeekAware {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final Topic<T> topic;
    private final EventReader<T> reader;
    private final LiveView view;
    private final Function<TopicRecord<T>, Step> steps;

    /** Where each assigned partition stands; absent until Redis has said so. */
    private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();

    /** Partitions whose position is not to be believed any more. */
    private final Set<TopicPartition> doubtful = ConcurrentHashMap.newKeySet();

    private final Clock clock;
    private final Timer delay;

    Relay(
            Topic<T> topic,
            EventReaders readers,
            LiveView view,
            Function<TopicRecord<T>, Step> steps,
            Clock clock,
            MeterRegistry registry) {
        this.topic = topic;
        this.reader = readers.of(topic);
        this.view = view;
        this.steps = steps;
        this.clock = clock;
        this.delay = Timer.builder("ringway.relay.delay")
                .description("From when something happened until the live view shows it")
                .tag("topic", topic.name())
                .publishPercentileHistogram()
                .register(registry);
    }

    /** For the listener below. */
    public String topic() {
        return topic.name();
    }

    @KafkaListener(id = "#{'relay-' + __listener.topic()}", idIsGroup = false, topics = "#{__listener.topic()}")
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
                if (!view.position(partition.toString())
                        .epoch()
                        .equals(entry.getValue().epoch())) {
                    windBack(partition);
                }
            } catch (RedisException away) {
                LOG.debug("Redis is away ({})", away.getMessage());
                return;
            }
        }
    }

    /** Once: another seek before its first record has come would throw that away, again and again. */
    private void windBack(TopicPartition partition) {
        if (doubtful.add(partition)) {
            getSeekCallbacksFor(partition).forEach(callback -> callback.seekToBeginning(List.of(partition)));
        }
    }

    private void relay(EventBatch<T> batch) {
        Map<TopicPartition, Run<T>> runs = new HashMap<>();
        Set<TopicPartition> elsewhere = new HashSet<>();
        for (ReceivedRecord<T> message : batch.received()) {
            TopicPartition partition = message.partition();
            if (elsewhere.contains(partition) || isKnown(message)) {
                continue;
            }
            Step step = steps.apply(message.content());
            Optional<Run<T>> before = Optional.ofNullable(runs.get(partition));
            if (before.filter(run -> run.takes(message, step)).isPresent()) {
                continue;
            }
            if (before.isEmpty() || relay(partition, before.get())) {
                runs.put(partition, new Run<>(message, step));
            } else {
                runs.remove(partition);
                elsewhere.add(partition);
            }
        }
        runs.forEach((partition, run) -> {
            if (!relay(partition, run)) {
                elsewhere.add(partition);
            }
        });
        elsewhere.forEach(this::realign);
    }

    /** Whether it is in the live view already, where that is to be believed. */
    private boolean isKnown(ReceivedRecord<T> message) {
        return !doubtful.contains(message.partition())
                && Optional.ofNullable(positions.get(message.partition()))
                        .map(Position::next)
                        .filter(next -> next.isPresent() && message.offset() < next.getAsLong())
                        .isPresent();
    }

    /** False where it does not begin at what the live view waits for. */
    private boolean relay(TopicPartition partition, Run<T> run) {
        Optional<Position> position = Optional.ofNullable(positions.get(partition));
        if (position.isEmpty() || doubtful.contains(partition)) {
            return false;
        }
        Position from = position.get();
        Place place = new Place(partition.toString(), from, run.next());
        return switch (view.apply(place, run.step())) {
            case DONE -> {
                positions.computeIfPresent(partition, (_, _) -> new Position(from.epoch(), run.next()));
                run.records().forEach(this::measure);
                yield true;
            }
            case ELSEWHERE -> false;
        };
    }

    private void measure(TopicRecord<T> shown) {
        if (shown instanceof Event<T> event) {
            delay.record(Duration.between(event.time(), clock.instant()));
        }
    }

    private void realign(TopicPartition partition) {
        positions.remove(partition);
        getSeekCallbacksFor(partition).forEach(callback -> align(partition, callback));
    }

    private void align(TopicPartition partition, ConsumerSeekCallback callback) {
        Position position = view.position(partition.toString());
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
