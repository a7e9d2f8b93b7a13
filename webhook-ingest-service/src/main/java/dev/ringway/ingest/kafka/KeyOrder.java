package dev.ringway.ingest.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Lets writes of one key go one after the other, in the order of the calls, and those of different keys side by side:
 * what became of a write is known before the next one of its key decides on its way.
 */
final class KeyOrder {

    private static final CompletableFuture<Void> NOBODY = CompletableFuture.completedFuture(null);

    private final ConcurrentHashMap<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /** @param write is given what it has to wait for, which never fails */
    <T> CompletableFuture<T> next(String key, Function<CompletableFuture<Void>, CompletableFuture<T>> write) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        CompletableFuture<Void> before = last.put(key, ended);
        return write.apply(before == null ? NOBODY : before).whenComplete((written, failure) -> {
            last.remove(key, ended);
            ended.complete(null);
        });
    }

    /** Keys with a write under way. */
    int size() {
        return last.size();
    }
}
