package dev.ringway.callstore.store;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The real database, seen by a service that has bad luck: it dies while it writes, so that for a number of times only the
 * first half of a bulk reaches the server and the writer hears of a failure; or somebody else is faster.
 */
public final class InterruptedDatabase {

    /** What is to be cut short: the driver's method for it. */
    public enum Bulk {
        EVENTS("insertMany"),
        CALLS("bulkWrite");

        private final String method;

        Bulk(String method) {
            this.method = method;
        }
    }

    private static final Set<String> WRITES =
            Set.of("insertMany", "bulkWrite", "updateOne", "updateMany", "findOneAndUpdate", "deleteMany");

    private final Map<String, AtomicInteger> interruptions = new ConcurrentHashMap<>();
    private final Map<String, Runnable> rivals = new ConcurrentHashMap<>();
    private final MongoDatabase database;
    private BooleanSupplier crashes = () -> false;

    public InterruptedDatabase(MongoDatabase real) {
        this.database = proxy(MongoDatabase.class, real);
    }

    public MongoDatabase database() {
        return database;
    }

    /** The next so many bulks of this kind are cut short. */
    public void interrupt(Bulk bulk, int times) {
        interruptions.put(bulk.method, new AtomicInteger(times));
    }

    /** Somebody else comes in between once, right before the next bulk of this kind is sent. */
    public void before(Bulk bulk, Runnable rival) {
        rivals.put(bulk.method, rival);
    }

    /** The same right before something is changed in many documents at once. */
    public void beforeChangeOfMany(Runnable rival) {
        rivals.put("updateMany", rival);
    }

    /** From now on any write may be cut short, or made without its writer hearing of it. */
    public void crash(BooleanSupplier whenAsked) {
        crashes = whenAsked;
    }

    public boolean spent() {
        return interruptions.values().stream().allMatch(left -> left.get() <= 0);
    }

    private boolean interrupts(String method) {
        return interruptions.getOrDefault(method, new AtomicInteger()).getAndDecrement() > 0;
    }

    private <T> T proxy(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Optional.ofNullable(rivals.remove(method.getName())).ifPresent(Runnable::run);
                        if (interrupts(method.getName())) {
                            Object[] cut = arguments.clone();
                            List<?> writes = (List<?>) cut[0];
                            cut[0] = writes.subList(0, writes.size() / 2);
                            return writes.size() < 2 ? failure() : then((Publisher<?>) method.invoke(real, cut));
                        }
                        if (WRITES.contains(method.getName()) && crashes.getAsBoolean()) {
                            return crashed(method, real, arguments);
                        }
                        Object result = method.invoke(real, arguments);
                        return result instanceof MongoCollection<?> collection
                                ? proxy(MongoCollection.class, collection)
                                : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private Publisher<?> crashed(Method method, Object real, Object[] arguments) throws ReflectiveOperationException {
        Object[] cut = arguments.clone();
        if (cut[0] instanceof List<?> writes) {
            if (writes.size() < 2) {
                return failure();
            }
            cut[0] = writes.subList(0, writes.size() / 2);
        }
        return then((Publisher<?>) method.invoke(real, cut));
    }

    private static Publisher<?> then(Publisher<?> half) {
        return Flux.from(half).onErrorComplete().thenMany(failure());
    }

    private static <T> Mono<T> failure() {
        return Mono.error(new MongoException("the writer is gone"));
    }
}
