package dev.ringway.starter.outbox;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.events.EventCodec;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.mongo.Leases;
import dev.ringway.starter.shutdown.StopSignal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerConfig;

/** One instance of a service that publishes calls, with connections of its own. */
final class Instance implements AutoCloseable {

    static final OutboxSettings SETTINGS = new OutboxSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            10,
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofMillis(50),
            Duration.ofMillis(500));
    static final Map<String, Object> KAFKA =
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, LocalServers.kafkaBootstrapServers());

    final OutboxState state = new OutboxState("calls", new SimpleMeterRegistry());
    private final StopSignal stop = new StopSignal();
    private final MongoClient client;
    private final Thread thread;

    Instance(String database) {
        this(database, ResumeTokens::new);
    }

    /** @param tokens lets a test look on, or break in, where the position is stored */
    Instance(String database, Function<MongoDatabase, ResumeTokens> tokens) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(LocalServers.mongodbUri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
                .build());
        MongoDatabase source = client.getDatabase(database);
        CollectionPublisher publisher = new CollectionPublisher(
                Calls.PUBLISHED,
                new Source(client, source),
                tokens.apply(source),
                new EventRecords(new EventCodec()),
                SETTINGS,
                state);
        thread = Thread.ofPlatform()
                .name("instance")
                .uncaughtExceptionHandler((dying, crash) -> state.failing(crash))
                .start(new LeaderElection(
                        "outbox-calls",
                        new Leases(source, UUID.randomUUID().toString()),
                        () -> new TransactionalProducer(KAFKA, "outbox-calls", SETTINGS),
                        publisher,
                        SETTINGS,
                        state,
                        stop));
    }

    boolean is(OutboxState.Phase phase) {
        return state.phase() == phase;
    }

    boolean dead() {
        return !thread.isAlive();
    }

    /** In order: the batch is ended, the lease given back. */
    @Override
    public void close() {
        stop.request();
        try {
            if (!thread.join(Duration.ofSeconds(30))) {
                throw new IllegalStateException("did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
