package dev.ringway.starter.outbox;

import com.mongodb.MongoException;
import dev.ringway.starter.mongo.Lease;
import dev.ringway.starter.mongo.Leases;
import dev.ringway.starter.shutdown.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One collection's part in this instance: waits for the lease, publishes while it is held, starts over after any failure
 * with growing pauses. A failure of Kafka gives the lease back, since another instance may be better off.
 */
final class LeaderElection implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(LeaderElection.class);

    private final String name;
    private final Leases leases;
    private final Supplier<TransactionalProducer> producers;
    private final CollectionPublisher publisher;
    private final OutboxSettings settings;
    private final OutboxState state;
    private final StopSignal stop;
    private Duration pause;

    LeaderElection(
            String name,
            Leases leases,
            Supplier<TransactionalProducer> producers,
            CollectionPublisher publisher,
            OutboxSettings settings,
            OutboxState state,
            StopSignal stop) {
        this.name = name;
        this.leases = leases;
        this.producers = producers;
        this.publisher = publisher;
        this.settings = settings;
        this.state = state;
        this.stop = stop;
        this.pause = settings.backoffInitial();
    }

    @Override
    public void run() {
        while (!stop.requested()) {
            try {
                Optional<Lease> lease = leases.acquire(name, settings.leaseTime());
                if (lease.isPresent()) {
                    lead(new Leadership(leases, lease.get(), settings.leaseTime()));
                } else {
                    state.following();
                    stop.pause(settings.retryTime());
                }
            } catch (LeaseLostException takenOver) {
                log.info("{}: stepping down, {}", name, takenOver.getMessage());
                state.following();
            } catch (RuntimeException failure) {
                backOff(failure);
            }
        }
        state.stopped();
    }

    private void lead(Leadership leadership) {
        log.info("{}: leading with lease token {}", name, leadership.token());
        try (TransactionalProducer producer = producers.get()) {
            publisher.publish(leadership, producer, stop);
            leadership.release();
        } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
            log.debug("{}: fenced off", name, fenced);
            throw new LeaseLostException("a later producer has fenced this one off");
        } catch (KafkaException failure) {
            leadership.release();
            throw failure;
        } finally {
            if (state.lastFailure().isEmpty()) {
                pause = settings.backoffInitial();
            }
        }
    }

    private void backOff(RuntimeException failure) {
        if (stop.requested()) {
            return;
        }
        state.failing(failure);
        boolean serverAway = failure instanceof MongoException || failure instanceof KafkaException;
        log.atWarn()
                .setCause(serverAway ? null : failure)
                .log("{}: publishing failed, next try in {} ms: {}", name, pause.toMillis(), brief(failure));
        stop.pause(pause);
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(settings.backoffMax()) > 0 ? settings.backoffMax() : next;
    }

    private static String brief(RuntimeException failure) {
        String text = failure.toString();
        return text.length() > 300 ? text.substring(0, 300) : text;
    }
}
