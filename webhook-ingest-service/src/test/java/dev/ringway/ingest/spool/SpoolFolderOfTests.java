package dev.ringway.ingest.spool;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** A spool with its threads in a folder of a test's own. */
public final class SpoolFolderOfTests implements AutoCloseable {

    private final Spool spool;
    private final SpoolThreads threads;

    public SpoolFolderOfTests(Path folder, Broker broker) throws IOException, SQLException {
        SpoolSettings settings = new SpoolSettings(
                folder,
                DataSize.ofMegabytes(1),
                DataSize.ofKilobytes(64),
                DataSize.ofMegabytes(1),
                Duration.ofSeconds(5),
                100,
                50,
                DataSize.ofKilobytes(100),
                Duration.ofMillis(10));
        SpoolDisk disk = new SpoolDisk(settings, Clock.systemUTC());
        Lanes lanes = new Lanes(broker);
        spool = new SpoolConfiguration().spool(disk, lanes, settings, new SimpleMeterRegistry(), Clock.systemUTC());
        threads = new SpoolThreads(
                disk, new GroupCommit(spool, disk, settings), new Drain(spool, broker, lanes, settings));
    }

    public Spool spool() {
        return spool;
    }

    public long records() {
        return spool.contents().records();
    }

    @Override
    public void close() {
        try {
            threads.destroy();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
