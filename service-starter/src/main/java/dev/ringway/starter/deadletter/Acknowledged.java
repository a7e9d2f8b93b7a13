package dev.ringway.starter.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits for writes that are under way. */
final class Acknowledged {

    private Acknowledged() {}

    /** @throws KafkaException if not all of them were acknowledged in time; each may be there nevertheless */
    static void await(List<? extends CompletableFuture<?>> writes, Duration limit) {
        try {
            CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            throw new InterruptException(stopping);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new TimeoutException("not acknowledged in time", late);
        } catch (ExecutionException failed) {
            throw new KafkaException("not acknowledged", failed.getCause());
        }
    }
}
