package dev.ringway.ingest.spool;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes into the spool: whatever was appended while the last commit was on its way goes to the disk
 * with the next one, so that many records share an fsync. While the disk is broken it looks whether it is back.
 */
final class GroupCommit implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

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
                stopped &= !commitOnce();
            }
        } catch (InterruptedException stoppedAtOnce) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there was anything to write */
    private boolean commitOnce() throws InterruptedException {
        List<Spool.Appended> taken = List.of();
        try {
            if (disk.closed()) {
                disk.reopen();
            }
            taken = spool.takeAppended(settings.maxCommit(), settings.pause());
            if (!taken.isEmpty()) {
                write(taken);
            }
        } catch (SpoolFullException | SpoolBrokenException failure) {
            fail(taken, failure);
        } catch (RuntimeException | Error defect) {
            // Without this thread nobody would be answered any more.
            log.error("Records could not be spooled", defect);
            fail(taken, new SpoolBrokenException(defect.toString()));
        }
        return !taken.isEmpty();
    }

    private void write(List<Spool.Appended> taken) {
        disk.append(taken.stream().map(one -> one.record).toList(), since -> spool.written(taken, since));
        taken.forEach(one -> one.durable.complete(null));
    }

    private void fail(List<Spool.Appended> taken, RuntimeException failure) {
        spool.notWritten(taken);
        taken.forEach(one -> one.durable.completeExceptionally(failure));
    }
}
