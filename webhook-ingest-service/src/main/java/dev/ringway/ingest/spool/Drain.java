package dev.ringway.ingest.spool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that takes records out of the spool, oldest first, once the broker has acknowledged them. Records of one
 * key go one after the other, others side by side: a record that the broker did not acknowledge is never overtaken by a
 * later one of its key. While Kafka is away a single record probes it.
 */
final class Drain implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    /** Puts a record on its topic; completes when the broker has acknowledged it. */
    interface Broker {
        CompletableFuture<?> send(ProducerRecord<String, byte[]> record);
    }

    private final Spool spool;
    private final Broker broker;
    private final SpoolSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean probing = true;

    Drain(Spool spool, Broker broker, SpoolSettings settings) {
        this.spool = spool;
        this.broker = broker;
        this.settings = settings;
    }

    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (stopping.getCount() > 0) {
                if (spool.awaitStored(settings.pause())) {
                    probing = !drainOnce(senders);
                }
                if (probing || spool.broken().isPresent()) {
                    pause();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether Kafka answered for all that it was given */
    private boolean drainOnce(ExecutorService senders) throws InterruptedException {
        List<SpooledRecord> batch;
        try {
            batch = spool.first(
                    probing ? 1 : settings.drainBatch(),
                    settings.drainBatchSize().toBytes());
        } catch (SpoolFullException | SpoolBrokenException unreadable) {
            return false;
        }
        List<SpooledRecord> taken = new ArrayList<>();
        List<RefusedRecord> refused = new ArrayList<>();
        send(batch, senders).forEach((record, sent) -> {
            Throwable failure = sent.handle((ok, why) -> why).join();
            if (failure == null) {
                taken.add(record);
            } else if (Refusals.forEver(failure)) {
                log.error(
                        "Kafka refuses a spooled record of {} for ever ({}): set aside",
                        record.order(),
                        Refusals.rootOf(failure).getMessage());
                refused.add(new RefusedRecord(
                        record, String.valueOf(Refusals.rootOf(failure).getMessage())));
            }
        });
        removeForSure(taken, refused);
        return taken.size() + refused.size() == batch.size();
    }

    private Map<SpooledRecord, CompletableFuture<?>> send(List<SpooledRecord> batch, ExecutorService senders) {
        Map<String, CompletableFuture<?>> lastOfKey = new HashMap<>();
        Map<SpooledRecord, CompletableFuture<?>> sent = new java.util.LinkedHashMap<>();
        for (SpooledRecord record : batch) {
            CompletableFuture<?> before =
                    lastOfKey.getOrDefault(record.order(), CompletableFuture.completedFuture(null));
            CompletableFuture<?> after = before.thenComposeAsync(acknowledged -> broker.send(record.record()), senders);
            sent.put(record, after);
            // who comes behind one that is refused for ever need not wait for it
            lastOfKey.put(record.order(), after.handle((ok, failure) -> {
                if (failure != null && !Refusals.forEver(failure)) {
                    throw new java.util.concurrent.CompletionException(failure);
                }
                return true;
            }));
        }
        return sent;
    }

    /** What the broker has must not be sent again and again, because the disk does not let go of it. */
    private void removeForSure(List<SpooledRecord> taken, List<RefusedRecord> refused) throws InterruptedException {
        boolean removed = taken.isEmpty() && refused.isEmpty();
        while (!removed && stopping.getCount() > 0) {
            try {
                spool.remove(taken, refused);
                removed = true;
            } catch (SpoolFullException | SpoolBrokenException notNow) {
                pause();
            }
        }
    }

    private void pause() throws InterruptedException {
        stopping.await(settings.pause().toNanos(), TimeUnit.NANOSECONDS);
    }
}
