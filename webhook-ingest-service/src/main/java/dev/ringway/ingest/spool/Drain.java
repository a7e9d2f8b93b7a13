package dev.ringway.ingest.spool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that takes records out of the spool, oldest first, once the broker has acknowledged them. Records of one
 * key go one after the other, others side by side: a record that the broker did not acknowledge is never overtaken by a
 * later one of its key. A partition that takes nothing is tried with a single record now and then, while the others go on.
 */
final class Drain implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final Spool spool;
    private final Broker broker;
    private final SpoolSettings settings;
    private final Lanes lanes;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Pass pass;

    Drain(Spool spool, Broker broker, SpoolSettings settings) {
        this.spool = spool;
        this.broker = broker;
        this.settings = settings;
        this.lanes = new Lanes(settings.pause());
        this.pass = newPass();
    }

    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (stopping.getCount() > 0) {
                if (!goesOn(senders)) {
                    pause();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there is more to do at once */
    private boolean goesOn(ExecutorService senders) throws InterruptedException {
        try {
            if (spool.awaitStored(settings.pause())) {
                return drainOnce(senders);
            }
            if (!spool.inUse()) {
                lanes.forget();
            }
            return spool.broken().isEmpty();
        } catch (SpoolFullException | SpoolBrokenException notNow) {
            return false;
        } catch (RuntimeException | Error defect) {
            // Whatever it is, what waits must not wait for the next start.
            log.error("The spool could not be drained, trying again", defect);
            return false;
        }
    }

    private boolean drainOnce(ExecutorService senders) throws InterruptedException {
        if (pass.over(System.nanoTime())) {
            pass = newPass();
        }
        pass.askForPartitions();
        SpoolFile.Scan scan = spool.scan(
                pass.position(),
                settings.drainBatch(),
                settings.drainBatchSize().toBytes(),
                pass);
        List<SpooledRecord> taken = new ArrayList<>();
        List<RefusedRecord> refused = new ArrayList<>();
        List<SpooledRecord> left = new ArrayList<>();
        send(scan.records(), senders).forEach((record, sent) -> {
            Throwable failure = sent.handle((ok, why) -> why).join();
            if (failure == null) {
                taken.add(record);
            } else if (Refusals.forEver(failure)) {
                refused.add(refused(record, Refusals.rootOf(failure)));
            } else {
                left.add(record);
            }
        });
        taken.forEach(pass::took);
        refused.forEach(record -> pass.took(record.record()));
        // last, since a lane that lost one of many is to be let alone
        left.forEach(record -> pass.failed(record, System.nanoTime()));
        pass.reached(scan.position());
        removeForSure(taken, refused);
        if (scan.atEnd() && !pass.passedOverAny()) {
            pass = newPass();
        }
        return !scan.atEnd() || !taken.isEmpty() || !refused.isEmpty();
    }

    private Pass newPass() {
        return new Pass(broker, lanes, System.nanoTime());
    }

    private static RefusedRecord refused(SpooledRecord record, Throwable cause) {
        log.error("Kafka refuses a spooled record of {} for ever ({}): set aside", record.order(), cause.getMessage());
        return new RefusedRecord(record, String.valueOf(cause.getMessage()));
    }

    private Map<SpooledRecord, CompletableFuture<?>> send(List<SpooledRecord> batch, ExecutorService senders) {
        Map<String, CompletableFuture<?>> lastOfKey = new HashMap<>();
        Map<SpooledRecord, CompletableFuture<?>> sent = new LinkedHashMap<>();
        for (SpooledRecord record : batch) {
            CompletableFuture<?> before =
                    lastOfKey.getOrDefault(record.order(), CompletableFuture.completedFuture(null));
            CompletableFuture<?> after = before.thenComposeAsync(acknowledged -> broker.send(record.record()), senders);
            sent.put(record, after);
            // who comes behind one that is refused for ever need not wait for it
            lastOfKey.put(record.order(), after.handle((ok, failure) -> {
                if (failure != null && !Refusals.forEver(failure)) {
                    throw new CompletionException(failure);
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
