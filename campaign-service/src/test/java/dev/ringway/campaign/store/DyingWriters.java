package dev.ringway.campaign.store;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The real database, written to by a service that dies whenever asked: before a write, after it, or after a commit of which
 * it never hears.
 */
public final class DyingWriters {

    private static final Set<String> WRITES =
            Set.of("insertOne", "insertMany", "bulkWrite", "updateOne", "replaceOne", "findOneAndUpdate", "deleteMany");

    private final MongoDatabase database;
    private final BooleanSupplier dies;

    public DyingWriters(MongoDatabase real, BooleanSupplier dies) {
        this.dies = dies;
        this.database = proxy(MongoDatabase.class, real);
    }

    public MongoDatabase database() {
        return database;
    }

    public Transactions transactions(MongoClient client) {
        return new Transactions(client) {
            @Override
            public <T> T run(Function<ClientSession, T> work) {
                T result = super.run(work);
                if (dies.getAsBoolean()) {
                    throw gone();
                }
                return result;
            }
        };
    }

    private <T> T proxy(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        boolean writes = WRITES.contains(method.getName());
                        if (writes && dies.getAsBoolean()) {
                            return Mono.error(gone());
                        }
                        Object result = method.invoke(real, arguments);
                        if (writes && dies.getAsBoolean()) {
                            return Flux.from((Publisher<?>) result).thenMany(Mono.error(gone()));
                        }
                        return result instanceof MongoCollection<?> collection
                                ? proxy(MongoCollection.class, collection)
                                : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private static MongoException gone() {
        return new MongoException("the writer is gone");
    }
}
