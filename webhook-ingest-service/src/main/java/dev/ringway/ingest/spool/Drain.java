package dev.ringway.ingest.spool;

import dev.ringway.starter.kafka.Refusals;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that takes records out of the spool, oldest first, once the broker has acknowledged them. Records of one
 * key go one after the other, others side by side: a record that the broker did not acknowledge is never overtaken by a
 * later one of its key. A lane that takes nothing is tried with its oldest record now and then, and holds no other up.
 */
final class Drain implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final Spool spool;
    private final Broker broker;
    private final Lanes lanes;
    private final SpoolSettings settings;
    private final Semaphore awake = new Semaphore(0);
    private volatile boolean stopping;

    // Of this thread alone. All that lies up to the position is gone, or belongs to a lane that is on trial.
    private long position;
    private final Map<Lane, Trial> trials = new HashMap<>();
    private final Set<Lane> proven = new HashSet<>();
    private final Set<String> asked = new HashSet<>();

    Drain(Spool spool, Broker broker, Lanes lanes, SpoolSettings settings) {
        this.spool = spool;
        this.broker = broker;
        this.lanes = lanes;
        this.settings = settings;
    }

    void stop() {
        stopping = true;
        awake.release();
    }

    @Override
    public void run() {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!stopping) {
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
            beginAnew();
            return spool.broken().isEmpty();
        } catch (SpoolFullException | SpoolBrokenException notNow) {
            beginAnew();
            return false;
        } catch (RuntimeException | Error defect) {
            // Whatever it is, what waits must not wait for the next start.
            log.error("The spool could not be drained, trying again", defect);
            beginAnew();
            return false;
        }
    }

    /** An attempt that is under way may come twice. */
    private void beginAnew() {
        position = 0;
        trials.clear();
        proven.clear();
        asked.clear();
        if (!spool.inUse()) {
            lanes.allBack();
        }
    }

    private boolean drainOnce(ExecutorService senders) throws InterruptedException {
        boolean ended = endTrials();
        Choosing choosing = new Choosing(lanes, trials.keySet(), proven, asked);
        SpoolFile.Scan scan = spool.scan(
                position, settings.drainBatch(), settings.drainBatchSize().toBytes(), choosing);
        position = scan.position();
        choosing.toAskFor().forEach(lanes::learn);
        asked.addAll(choosing.toAskFor());
        choosing.ofUnknown(scan.records()).forEach((lane, record) -> trials.put(lane, new Trial(record, settings)));
        beginTrials(senders);
        Outcome outcome = Outcome.of(send(choosing.ofProven(scan.records()), senders));
        removeForSure(outcome.taken, outcome.refused);
        // also where a direct attempt from before has failed meanwhile
        outcome.taken.forEach(record -> lanes.back(lanes.of(record)));
        outcome.left.forEach(this::giveUp);
        if (scan.atEnd() && trials.isEmpty() && !outcome.anyGone()) {
            // Another file in the place of a broken one counts from 1 again.
            position = 0;
        }
        return ended || outcome.anyGone() || !scan.atEnd();
    }

    private void beginTrials(ExecutorService senders) {
        trials.values().stream().filter(trial -> trial.isDue(System.nanoTime())).forEach(trial -> {
            trial.begin(CompletableFuture.completedFuture(null)
                    .thenComposeAsync(now -> broker.send(trial.record().record()), senders)
                    .whenComplete((acknowledged, failure) -> awake.release()));
        });
    }

    /** @return whether a lane takes records again: what was passed over of it has its turn */
    private boolean endTrials() throws InterruptedException {
        Map<SpooledRecord, CompletableFuture<?>> ended = new LinkedHashMap<>();
        trials.values().stream().filter(Trial::hasEnded).forEach(trial -> ended.put(trial.record(), trial.attempt()));
        Outcome outcome = Outcome.of(ended);
        removeForSure(outcome.taken, outcome.refused);
        outcome.taken.forEach(this::proveLane);
        outcome.refused.forEach(refused -> proveLane(refused.record()));
        outcome.left.forEach(record -> {
            lanes.away(lanes.of(record));
            trials.get(lanes.of(record)).failed(System.nanoTime());
        });
        return outcome.anyGone();
    }

    private void proveLane(SpooledRecord record) {
        Lane lane = lanes.of(record);
        trials.remove(lane);
        proven.add(lane);
        lanes.back(lane);
        position = Math.min(position, record.position());
        // A topic that was a single lane may be known better now.
        asked.remove(record.record().topic());
    }

    /** The oldest of its lane that was left stands for it until Kafka takes it. */
    private void giveUp(SpooledRecord record) {
        Lane lane = lanes.of(record);
        proven.remove(lane);
        lanes.away(lane);
        if (!trials.containsKey(lane)) {
            Trial trial = new Trial(record, settings);
            trial.failed(System.nanoTime());
            trials.put(lane, trial);
        }
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
    private void removeForSure(Collection<SpooledRecord> taken, Collection<RefusedRecord> refused)
            throws InterruptedException {
        boolean removed = taken.isEmpty() && refused.isEmpty();
        while (!removed && !stopping) {
            try {
                spool.remove(taken, refused);
                removed = true;
                spool.shrinkIfEmpty();
            } catch (SpoolFullException | SpoolBrokenException notNow) {
                pause();
            }
        }
    }

    /** Ends early when a trial has ended. */
    private void pause() throws InterruptedException {
        if (awake.tryAcquire(settings.pause().toNanos(), TimeUnit.NANOSECONDS)) {
            awake.drainPermits();
        }
    }
}
