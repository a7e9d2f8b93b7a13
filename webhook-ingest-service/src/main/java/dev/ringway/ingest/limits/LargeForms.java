package dev.ringway.ingest.limits;

import dev.ringway.ingest.share.ClientShare;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What is verified beside the event loops: the signature of a form is over its sorted fields, and a stranger's may have
 * ten thousands of them, in the time of which an event loop answers a hundred others. Providers' forms are mostly small
 * and are verified where they arrive.
 */
@Component
public class LargeForms implements DisposableBean {

    /** Verified within about a millisecond, whatever is in it. */
    private static final long LARGEST_SMALL = 4096;

    private final ClientShare waiting;
    private final Semaphore room;
    private final MeterRegistry meters;
    private final ExecutorService threads;

    LargeForms(LimitSettings settings, MeterRegistry meters) {
        this.waiting = new ClientShare(settings.maxLargeForms(), settings.clientShare());
        this.room = new Semaphore(settings.maxLargeForms());
        this.meters = meters;
        // half of the processors stay with those who send small ones
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.threads = ContextExecutorService.wrap(
                Executors.newFixedThreadPool(
                        half,
                        Thread.ofPlatform().daemon().name("large-form-", 0).factory()),
                ContextSnapshotFactory.builder().build()::captureAll);
    }

    /**
     * Begins some work over a body: at once if it is small, else in its turn on another thread.
     *
     * @param client who sent it
     * @return fails with {@link TooBusyException} where too much waits already
     */
    public <T> CompletableFuture<T> begin(String client, long bodySize, Supplier<CompletableFuture<T>> work) {
        if (bodySize <= LARGEST_SMALL) {
            return work.get();
        }
        if (!waiting.take(client, 1)) {
            return tooBusy();
        }
        if (!room.tryAcquire()) {
            waiting.release(client, 1);
            return tooBusy();
        }
        Supplier<CompletableFuture<T>> inItsTurn = () -> {
            try {
                return work.get();
            } finally {
                room.release();
                waiting.release(client, 1);
            }
        };
        return CompletableFuture.completedFuture(inItsTurn).thenComposeAsync(Supplier::get, threads);
    }

    private <T> CompletableFuture<T> tooBusy() {
        Limit.LARGE_FORMS.count(meters);
        return CompletableFuture.failedFuture(new TooBusyException());
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
