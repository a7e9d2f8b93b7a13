package dev.ringway.ingest.spool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue on the disk before Kafka. It comes into use with the first record that Kafka did not take, and goes out of use
 * when Kafka has taken all. As long as a record of a key waits, the later ones of that key belong behind it, or they would
 * overtake it; where none waits, a record may go to Kafka directly. Out of use it does not touch the disk.
 *
 * <p>{@link GroupCommit} writes what was appended, {@link Drain} takes it out again.
 */
public final class Spool {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);

    private final SpoolDisk disk;
    private final Lanes lanes;
    private final SpoolSettings settings;
    private final SpoolMetrics metrics;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final Condition stored = lock.newCondition();

    // All below are guarded by the lock; the volatile ones are read without it.
    private final Deque<Appended> waiting = new ArrayDeque<>();
    private final Collection<Appended> unwritten = new HashSet<>();
    private long unwrittenBytes;
    private volatile KeyCounts keys = new KeyCounts();
    private volatile Contents onDisk = new Contents(0, 0, 0, Optional.empty());
    private volatile boolean inUse;
    private long drained;

    Spool(SpoolDisk disk, Lanes lanes, SpoolSettings settings, SpoolMetrics metrics) {
        this.disk = disk;
        this.lanes = lanes;
        this.settings = settings;
        this.metrics = metrics;
        disk.whenCounted(this::counted);
        if (inUse) {
            log.warn("{} records of an earlier run wait in the spool and come first", onDisk.records());
        }
    }

    static final class Appended {

        final ProducerRecord<String, byte[]> record;
        final long size;
        final CompletableFuture<Void> durable = new CompletableFuture<>();

        private Appended(ProducerRecord<String, byte[]> record) {
            this.record = record;
            this.size = RecordForm.size(record);
        }
    }

    /**
     * Keeps a record, behind all of its key that wait.
     *
     * @param why for the log, where it is the first one
     * @return completes when it is on the disk; fails with {@link SpoolFullException}, or with
     *     {@link SpoolBrokenException}, also where the disk does not answer in time
     */
    public CompletableFuture<Void> append(ProducerRecord<String, byte[]> record, String why) {
        Appended added = new Appended(record);
        lock.lock();
        try {
            Optional<String> broken = disk.broken();
            if (broken.isPresent()) {
                return CompletableFuture.failedFuture(new SpoolBrokenException(broken.get()));
            }
            if (onDisk.bytes() + unwrittenBytes + added.size > maxBytes()
                    || unwrittenBytes + added.size > settings.maxUnwritten().toBytes()) {
                metrics.full().increment();
                return CompletableFuture.failedFuture(new SpoolFullException());
            }
            if (!inUse) {
                inUse = true;
                drained = 0;
                log.warn("Spooling begins: Kafka does not take records ({})", why);
            }
            waiting.add(added);
            unwritten.add(added);
            unwrittenBytes += added.size;
            keys.add(record);
            appended.signal();
        } finally {
            lock.unlock();
        }
        return inTime(added.durable);
    }

    private CompletableFuture<Void> inTime(CompletableFuture<Void> durable) {
        return durable.copy()
                .orTimeout(settings.stall().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException
                                ? new SpoolBrokenException("the disk does not answer in time")
                                : failure));
    }

    /** Kafka did not take a record: those of its lane are not tried directly until one of them was drained. */
    public CompletableFuture<Void> appendRefused(ProducerRecord<String, byte[]> record, String why) {
        lanes.away(lanes.of(record.topic(), record.key()));
        return append(record, why);
    }

    /** @return empty where none of its key waits, or the disk is broken: then the record may go to Kafka itself */
    public Optional<CompletableFuture<Void>> appendBehind(ProducerRecord<String, byte[]> record) {
        if (!inUse || !keys.waits(record)) {
            return Optional.empty();
        }
        lock.lock();
        try {
            return keys.waits(record) && disk.broken().isEmpty() ? Optional.of(append(record, "")) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether Kafka would not take it at present, as the last ones of its lane tell. */
    public boolean isAway(ProducerRecord<String, byte[]> record) {
        return inUse && lanes.isAway(lanes.of(record.topic(), record.key()));
    }

    boolean inUse() {
        return inUse;
    }

    boolean full() {
        return onDisk.bytes() >= maxBytes() - maxBytes() / 100;
    }

    long maxBytes() {
        return settings.maxSize().toBytes();
    }

    Contents contents() {
        return onDisk;
    }

    Optional<String> broken() {
        return disk.broken();
    }

    /** Waits for records to be written, also for a broken disk; returns none when the time is over. */
    List<Appended> takeAppended(int most, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (waiting.isEmpty() && left > 0) {
                left = appended.awaitNanos(left);
            }
            List<Appended> taken = new ArrayList<>();
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** They are on the disk since then. */
    void written(List<Appended> taken, Instant since) {
        lock.lock();
        try {
            long bytes = forget(taken);
            Optional<Instant> oldest = onDisk.oldest().or(() -> Optional.of(since));
            onDisk = new Contents(onDisk.records() + taken.size(), onDisk.bytes() + bytes, onDisk.refused(), oldest);
            metrics.spooled().increment(taken.size());
            stored.signal();
        } finally {
            lock.unlock();
        }
    }

    /** They are not on the disk; of those that were told to be written this changes nothing. */
    void notWritten(List<Appended> taken) {
        lock.lock();
        try {
            List<Appended> lost = taken.stream().filter(unwritten::contains).toList();
            forget(lost);
            lost.forEach(one -> keys.remove(one.record));
            goOutOfUseIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    private long forget(List<Appended> taken) {
        long bytes = taken.stream().mapToLong(one -> one.size).sum();
        unwrittenBytes -= bytes;
        taken.forEach(unwritten::remove);
        return bytes;
    }

    /** What is in the file, as it was just opened. */
    private void counted(Contents contents, KeyCounts counts) {
        lock.lock();
        try {
            onDisk = contents;
            unwritten.forEach(one -> counts.add(one.record));
            keys = counts;
            inUse = contents.records() > 0 || !unwritten.isEmpty();
            stored.signal();
        } finally {
            lock.unlock();
        }
    }

    /** @return whether there are records to be drained, at the latest when the time is over */
    boolean awaitStored(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (onDisk.records() == 0 && left > 0) {
                left = stored.awaitNanos(left);
            }
            return onDisk.records() > 0 && disk.broken().isEmpty();
        } finally {
            lock.unlock();
        }
    }

    SpoolFile.Scan scan(long after, int maxRecords, long maxBytesInMemory, SpoolFile.Choice choice) {
        return disk.scan(after, maxRecords, maxBytesInMemory, choice);
    }

    /** Kafka has taken or refused them; repeated after a failure it does no harm. */
    void remove(Collection<SpooledRecord> taken, Collection<RefusedRecord> refused) {
        disk.remove(taken, refused, this::removed);
    }

    private void removed(SpoolFile.Removed removed) {
        lock.lock();
        try {
            onDisk = new Contents(
                    onDisk.records() - removed.gone().size(),
                    onDisk.bytes() - removed.bytes(),
                    onDisk.refused() + removed.refused(),
                    removed.oldest());
            removed.gone().forEach(one -> keys.remove(one.record()));
            long taken = removed.gone().size() - removed.refused();
            drained += taken;
            metrics.drained().increment((double) taken);
            metrics.refused().increment((double) removed.refused());
            goOutOfUseIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Gives the disk back what an emptied spool does not need. */
    void shrinkIfEmpty() {
        if (!inUse) {
            disk.shrink();
        }
    }

    private void goOutOfUseIfEmpty() {
        if (inUse && onDisk.records() == 0 && unwritten.isEmpty()) {
            inUse = false;
            log.info("Spooling ends: Kafka has taken all {} records", drained);
        }
    }
}
