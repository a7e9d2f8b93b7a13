package dev.ringway.starter.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.env.PropertyResolver;

/**
 * Brings a database's collections into the shape of their files. Safe to run again and by several instances at once:
 * validators change under a lease, since two versions of a service may start together; indexes need none.
 */
public final class CollectionBootstrap {

    /** The collections that a service's class path says it owns. */
    public static final CollectionFolder SERVICE_FOLDER = new CollectionFolder("classpath*:collections/*.json");

    private static final CollectionFolder OWN_FOLDER =
            new CollectionFolder("classpath*:dev/ringway/starter/mongo/collections/*.json");
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration TURN = Duration.ofMillis(100);

    private final List<CollectionDefinition> own;
    private final List<CollectionDefinition> services;
    private final MongoDatabase database;
    private final ValidatorBootstrap validators;
    private final IndexBootstrap indexes;
    private final Leases leases;

    /** @throws IllegalStateException naming the file, where one cannot be read as a collection */
    public CollectionBootstrap(MongoDatabase database, List<CollectionFolder> folders, PropertyResolver settings) {
        CollectionFiles files = new CollectionFiles(settings);
        this.database = database;
        // The first version to be noted must find its collection with a validator, or several starts see it without.
        this.own = files.read(List.of(OWN_FOLDER)).stream()
                .sorted(Comparator.comparing(definition -> !definition.name().equals(SchemaVersions.COLLECTION)))
                .toList();
        this.services = files.read(folders);
        this.validators = new ValidatorBootstrap(database, new SchemaVersions(database));
        this.indexes = new IndexBootstrap(database);
        this.leases = new Leases(database, UUID.randomUUID().toString());
    }

    /** Blocks; throws the driver's exceptions, after which it can be called again. */
    List<Drift> apply() {
        List<Drift> drifts = new ArrayList<>();
        own.forEach(definition -> validators.apply(definition).ifPresent(drifts::add));
        Lease lease = waitForTurn();
        try {
            for (CollectionDefinition definition : services) {
                lease = leases.renew(lease, LEASE)
                        .orElseThrow(() -> new IllegalStateException("another instance has begun in the meantime"));
                validators.apply(definition).ifPresent(drifts::add);
            }
        } finally {
            leases.release(lease);
        }
        Set<String> newer = new HashSet<>();
        drifts.forEach(drift -> {
            if (drift instanceof Drift.NewerSchema) {
                newer.add(drift.collection());
            }
        });
        services.stream()
                .filter(definition -> !newer.contains(definition.name()))
                .forEach(definition -> drifts.addAll(indexes.apply(definition)));
        return drifts;
    }

    /** As {@link #apply}, and the outcome as lines for a person: one for each thing found otherwise than the files say. */
    public List<String> applyAndDescribe() {
        return apply().stream()
                .map(drift -> drift.collection() + ": " + drift.description())
                .toList();
    }

    /** The names of the collections that the files define. */
    public List<String> collections() {
        return services.stream().map(CollectionDefinition::name).toList();
    }

    MongoDatabase database() {
        return database;
    }

    private Lease waitForTurn() {
        while (true) {
            Optional<Lease> turn = leases.acquire("collections", LEASE);
            if (turn.isPresent()) {
                return turn.get();
            }
            LockSupport.parkNanos(TURN.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(
                        "stopped while another instance was bringing the collections into shape");
            }
        }
    }
}
