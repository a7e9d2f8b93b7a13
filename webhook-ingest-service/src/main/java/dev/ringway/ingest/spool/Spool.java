package dev.ringway.ingest.spool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue on the disk before Kafka. It comes into use with the first record that Kafka did not take, and goes out of use
 * when Kafka has taken all: while it is in use every record belongs behind those that wait, or it would overtake them.
 * Out of use it does not touch the disk.
 *
 * <p>{@link GroupCommit} writes what was appended, {@link Drain} takes it out again.
 */
public final class Spool {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);

    private final SpoolDisk disk;
    private final long maxBytes;
    private final SpoolMetrics metrics;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final Condition stored = lock.newCondition();

    // All below are guarded by the lock; the volatile ones are read without it.
    private final Deque<Appended> waiting = new ArrayDeque<>();
    private long unwrittenRecords;
    private long unwrittenBytes;
    private volatile Contents onDisk;
    private volatile boolean inUse;
    private long drained;

    Spool(SpoolDisk disk, SpoolSettings settings, SpoolMetrics metrics) {
        this.disk = disk;
        this.maxBytes = settings.maxSize().toBytes();
        this.metrics = metrics;
        this.onDisk = disk.contents();
        this.inUse = onDisk.records() > 0;
        if (inUse) {
            log.warn("{} records of an earlier run wait in the spool and come first", onDisk.records());
        }
    }

    record Appended(ProducerRecord<String, byte[]> record, long size, CompletableFuture<Void> durable) {}

    /**
     * Keeps a record that Kafka did not take, behind all that wait.
     *
     * @param why for the log, where it is the first one
     * @return completes when it is on the disk; fails with {@link SpoolFullException} or {@link SpoolBrokenException}
     */
    public CompletableFuture<Void> append(ProducerRecord<String, byte[]> record, String why) {
        long size = RecordForm.size(record);
        lock.lock();
        try {
            if (disk.broken().isPresent()) {
                return CompletableFuture.failedFuture(
                        new SpoolBrokenException(disk.broken().get()));
            }
            if (onDisk.bytes() + unwrittenBytes + size > maxBytes) {
                metrics.full().increment();
                return CompletableFuture.failedFuture(new SpoolFullException());
            }
            if (!inUse) {
                inUse = true;
                drained = 0;
                log.warn("Spooling begins: Kafka does not take records ({})", why);
            }
            Appended added = new Appended(record, size, new CompletableFuture<>());
            waiting.add(added);
            unwrittenRecords++;
            unwrittenBytes += size;
            appended.signal();
            return added.durable();
        } finally {
            lock.unlock();
        }
    }

    /** @return empty where nothing waits, or the disk is broken: then the record may go to Kafka itself */
    public Optional<CompletableFuture<Void>> appendIfInUse(ProducerRecord<String, byte[]> record) {
        if (!inUse) {
            return Optional.empty();
        }
        lock.lock();
        try {
            return inUse && disk.broken().isEmpty() ? Optional.of(append(record, "")) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    boolean inUse() {
        return inUse;
    }

    boolean full() {
        return onDisk.bytes() >= maxBytes - maxBytes / 100;
    }

    long maxBytes() {
        return maxBytes;
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

    /** They are on the disk since then; an empty time: they are not. */
    void written(List<Appended> taken, Optional<Instant> since) {
        lock.lock();
        try {
            long bytes = taken.stream().mapToLong(Appended::size).sum();
            unwrittenRecords -= taken.size();
            unwrittenBytes -= bytes;
            if (since.isPresent()) {
                Optional<Instant> oldest = onDisk.oldest().or(() -> since);
                onDisk =
                        new Contents(onDisk.records() + taken.size(), onDisk.bytes() + bytes, onDisk.refused(), oldest);
                metrics.spooled().increment(taken.size());
                stored.signal();
            }
            goOutOfUseIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The disk was broken and can be used again. */
    void found(Contents contents) {
        lock.lock();
        try {
            onDisk = contents;
            inUse = contents.records() > 0 || unwrittenRecords > 0;
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

    /** Kafka has taken or refused them; repeated after a {@link SpoolBrokenException} it does no harm. */
    void remove(Collection<SpooledRecord> taken, Collection<RefusedRecord> refused) {
        SpoolFile.Removed removed = disk.remove(taken, refused);
        boolean emptied;
        lock.lock();
        try {
            onDisk = new Contents(
                    onDisk.records() - removed.records(),
                    onDisk.bytes() - removed.bytes(),
                    onDisk.refused() + refused.size(),
                    removed.oldest());
            drained += taken.size();
            metrics.drained().increment(taken.size());
            metrics.refused().increment(refused.size());
            emptied = goOutOfUseIfEmpty();
        } finally {
            lock.unlock();
        }
        if (emptied) {
            disk.shrink();
        }
    }

    private boolean goOutOfUseIfEmpty() {
        boolean ends = inUse && onDisk.records() == 0 && unwrittenRecords == 0;
        if (ends) {
            inUse = false;
            log.info("Spooling ends: Kafka has taken all {} records", drained);
        }
        return ends;
    }
}
