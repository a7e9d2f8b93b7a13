package dev.ringway.campaign.dialer;

import dev.ringway.starter.jobs.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Does the same with several at a time, so that one for which the provider is slow holds up no other. Blocks. */
final class SideBySide {

    private static final Duration STEP = Duration.ofMillis(200);

    private SideBySide() {}

    /** @param turn kept until the last one is done */
    static <T> void each(List<T> all, Turn turn, Consumer<T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> running = all.stream()
                    .map(one -> threads.submit(() -> work.accept(one)))
                    .toList();
            for (Future<?> one : running) {
                do {
                    turn.keep();
                } while (!isDone(one));
            }
        }
    }

    private static boolean isDone(Future<?> work) {
        try {
            work.get(STEP.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("this instance is stopping", stopping);
        }
    }
}
