package dev.ringway.ingest.kafka;

import dev.ringway.events.Topics;
import dev.ringway.starter.shutdown.StopSignal;
import dev.ringway.starter.startup.StartCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the topics of contacts, agents and campaigns from their beginning, and follows them: every instance all partitions, in no
 * group and without commits. Readiness waits until everything was read that stood there at the start, but not for a
 * Kafka that does not answer: calls go on then without names, and as soon as Kafka is there the view is made up for.
 */
@Component
class DirectoryReading implements SmartLifecycle, StartCondition {

    private static final Logger log = LoggerFactory.getLogger(DirectoryReading.class);
    private static final List<String> TOPICS =
            List.of(Topics.CONTACTS_CHANGED.name(), Topics.AGENTS_CHANGED.name(), Topics.CAMPAIGNS_CHANGED.name());
    private static final Duration KAFKA_ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS_AT_PARTITIONS = Duration.ofMinutes(1);

    private final ConsumerFactory<String, byte[]> consumers;
    private final DirectoryFeed feed;
    private volatile StopSignal stop = new StopSignal();
    private volatile Optional<Thread> thread = Optional.empty();
    private volatile boolean started;

    DirectoryReading(ConsumerFactory<String, byte[]> consumers, DirectoryFeed feed) {
        this.consumers = consumers;
        this.feed = feed;
    }

    @Override
    public void start() {
        // It may have been stopped before.
        stop = new StopSignal();
        thread = Optional.of(Thread.ofPlatform().name("directory").daemon().start(this::readUntilStopped));
    }

    @Override
    public void stop() {
        stop.request();
        thread.ifPresent(DirectoryReading::end);
        thread = Optional.empty();
    }

    /** It sees by itself that it should stop, unless it waits for a Kafka that is away. */
    private static void end(Thread reading) {
        try {
            if (!reading.join(POLL.multipliedBy(5))) {
                reading.interrupt();
            }
        } catch (InterruptedException impatient) {
            reading.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public Optional<String> waitingFor() {
        return started ? Optional.empty() : Optional.of("contacts and agents are being read");
    }

    private void readUntilStopped() {
        while (!stop.requested()) {
            try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "directory")) {
                List<TopicPartition> partitions = partitions(consumer);
                if (!partitions.isEmpty()) {
                    read(consumer, partitions);
                }
            } catch (org.apache.kafka.common.errors.TimeoutException away) {
                startWithout(away);
            } catch (org.apache.kafka.common.errors.InterruptException | WakeupException stopping) {
                return;
            } catch (RuntimeException failure) {
                log.warn("Contacts and agents cannot be read, trying again: {}", failure.toString());
            }
            stop.pause(PAUSE);
        }
    }

    /** Empty where not all of the topics are there yet. */
    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TOPICS) {
            List<PartitionInfo> those = consumer.partitionsFor(topic, KAFKA_ANSWERS_WITHIN);
            if (those == null || those.isEmpty()) {
                return List.of();
            }
            those.forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
        }
        return partitions;
    }

    /** Returns when there are other partitions than before: all is then read anew, which changes nothing known. */
    private void read(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        AgentsProgress agents = new AgentsProgress(consumer, partitions, KAFKA_ANSWERS_WITHIN);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, KAFKA_ANSWERS_WITHIN);
        long lastLook = System.nanoTime();
        long lastProgress = lastLook;
        boolean complete = false;
        while (!stop.requested()) {
            int taken = take(consumer);
            agents.wholeAsOf().ifPresent(feed::agentsAreWholeAsOf);
            long now = System.nanoTime();
            if (taken > 0) {
                lastProgress = now;
            }
            if (!complete && ends.entrySet().stream().allMatch(end -> reached(consumer, end))) {
                complete = true;
                started = true;
                log.info("Contacts and agents are read");
            } else if (!complete && now - lastProgress > KAFKA_ANSWERS_WITHIN.toNanos()) {
                startWithout(new IllegalStateException("no record for " + KAFKA_ANSWERS_WITHIN.toSeconds() + " s"));
            }
            if (now - lastLook > BETWEEN_LOOKS_AT_PARTITIONS.toNanos()) {
                lastLook = now;
                if (othersThan(partitions, consumer)) {
                    return;
                }
            }
        }
    }

    private int take(Consumer<String, byte[]> consumer) {
        int taken = 0;
        for (var message : consumer.poll(POLL)) {
            feed.take(message);
            taken++;
        }
        return taken;
    }

    private static boolean reached(Consumer<String, byte[]> consumer, Map.Entry<TopicPartition, Long> end) {
        return consumer.position(end.getKey(), KAFKA_ANSWERS_WITHIN) >= end.getValue();
    }

    /** Kafka away is no other partitions: what is known stays, and reading goes on where it was. */
    private static boolean othersThan(List<TopicPartition> partitions, Consumer<String, byte[]> consumer) {
        try {
            List<TopicPartition> now = partitions(consumer);
            return !now.isEmpty() && !List.copyOf(now).equals(partitions);
        } catch (org.apache.kafka.common.errors.TimeoutException away) {
            log.warn("Contacts and agents stay as they were known: {}", away.getMessage());
            return false;
        }
    }

    private void startWithout(Exception why) {
        if (!started) {
            started = true;
            log.warn("Starting without contacts and agents, they will be read later: {}", why.getMessage());
        }
    }
}
