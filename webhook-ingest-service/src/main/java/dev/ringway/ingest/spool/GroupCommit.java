package dev.ringway.ingest.spool;

import java.util.List;
import java.util.Optional;

/**
 * The one thread that writes into the spool: whatever was appended while the last commit was on its way goes to the disk
 * with the next one, so that many records share an fsync. While the disk is broken it looks whether it is back.
 */
final class GroupCommit implements Runnable {

    private final Spool spool;
    private final SpoolDisk disk;
    private final SpoolSettings settings;
    private volatile boolean stopping;

    GroupCommit(Spool spool, SpoolDisk disk, SpoolSettings settings) {
        this.spool = spool;
        this.disk = disk;
        this.settings = settings;
    }

    /** What was appended so far is still written. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try {
            boolean stopped = false;
            while (!stopped) {
                stopped = stopping;
                if (disk.broken().isPresent()) {
                    disk.reopen().ifPresent(spool::found);
                }
                List<Spool.Appended> taken = spool.takeAppended(settings.maxCommit(), settings.pause());
                if (!taken.isEmpty()) {
                    write(taken);
                    stopped = false;
                }
            }
        } catch (InterruptedException stoppedAtOnce) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Spool.Appended> taken) {
        try {
            Optional<java.time.Instant> since = Optional.of(
                    disk.append(taken.stream().map(Spool.Appended::record).toList()));
            spool.written(taken, since);
            taken.forEach(record -> record.durable().complete(null));
        } catch (SpoolFullException | SpoolBrokenException failure) {
            spool.written(taken, Optional.empty());
            taken.forEach(record -> record.durable().completeExceptionally(failure));
        }
    }
}
