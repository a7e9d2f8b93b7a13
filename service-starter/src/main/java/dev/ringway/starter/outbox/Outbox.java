package dev.ringway.starter.outbox;

import dev.ringway.events.EventCodec;
import dev.ringway.starter.mongo.Leases;
import dev.ringway.starter.shutdown.StopSignal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the publisher of each published collection on a thread of its own, from when the collections are in shape. */
final class Outbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    /** After the collections' bootstrap (1024 below the default), before the Kafka listeners (100 below). */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final List<OutboxState> states = new ArrayList<>();
    private final List<Publishing> publishings = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private StopSignal stop = new StopSignal();

    private record Publishing(PublishedCollection<?> published, OutboxState state) {}

    private final Source source;
    private final Leases leases;
    private final ResumeTokens tokens;
    private final Map<String, Object> producerConfiguration;
    private final EventRecords records;
    private final OutboxSettings settings;

    Outbox(
            List<PublishedCollection<?>> collections,
            Source source,
            Leases leases,
            ResumeTokens tokens,
            Map<String, Object> producerConfiguration,
            OutboxSettings settings,
            MeterRegistry registry) {
        this.source = source;
        this.leases = leases;
        this.tokens = tokens;
        this.producerConfiguration = Map.copyOf(producerConfiguration);
        this.records = new EventRecords(new EventCodec());
        this.settings = settings;
        collections.forEach(published -> {
            OutboxState state = new OutboxState(published.collection(), registry);
            states.add(state);
            publishings.add(new Publishing(published, state));
        });
    }

    List<OutboxState> states() {
        return List.copyOf(states);
    }

    @Override
    public synchronized void start() {
        stop = new StopSignal();
        for (Publishing publishing : publishings) {
            String name = "outbox-" + publishing.published().collection();
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name(name)
                    .uncaughtExceptionHandler((thread, error) -> ended(publishing.state(), error))
                    .start(election(name, publishing)));
        }
    }

    /** Only an error gets here, such as memory running out; health says so from now on. */
    private static void ended(OutboxState state, Throwable error) {
        state.failing(error);
        log.error("The publisher of {} has ended; it starts again with the service", state.collection(), error);
    }

    private LeaderElection election(String name, Publishing publishing) {
        CollectionPublisher publisher =
                new CollectionPublisher(publishing.published(), source, tokens, records, settings, publishing.state());
        return new LeaderElection(
                name,
                leases,
                () -> new TransactionalProducer(producerConfiguration, name, settings),
                publisher,
                settings,
                publishing.state(),
                stop);
    }

    /** Lets each publisher end its batch and give its lease back; one that a server keeps waiting is interrupted. */
    @Override
    public synchronized void stop() {
        stop.request();
        long limit = System.nanoTime() + STOP_LIMIT.toNanos();
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(1, limit - System.nanoTime())))) {
                    log.warn("{} did not stop in time and is interrupted", thread.getName());
                    thread.interrupt();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
