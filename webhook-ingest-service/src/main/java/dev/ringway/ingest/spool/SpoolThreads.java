package dev.ringway.ingest.spool;

import java.sql.SQLException;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;

/** The spool's two threads. Ending them leaves in the file what Kafka has not taken. */
final class SpoolThreads implements DisposableBean {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SpoolDisk disk;
    private final GroupCommit commit;
    private final Drain drain;
    private final Thread committing;
    private final Thread draining;

    SpoolThreads(SpoolDisk disk, GroupCommit commit, Drain drain) {
        this.disk = disk;
        this.commit = commit;
        this.drain = drain;
        // Not virtual: native calls for an fsync would hold their carriers.
        this.committing = Thread.ofPlatform().daemon().name("spool-commit").start(commit);
        this.draining = Thread.ofPlatform().daemon().name("spool-drain").start(drain);
    }

    @Override
    public void destroy() throws InterruptedException, SQLException {
        drain.stop();
        commit.stop();
        draining.join(LIMIT);
        committing.join(LIMIT);
        disk.close();
    }
}
