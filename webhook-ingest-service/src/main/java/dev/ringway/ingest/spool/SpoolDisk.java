package dev.ringway.ingest.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The spool's file for several threads, and what becomes of it when the disk fails: after any failure but a full disk
 * the file is closed and counts as broken until {@link #reopen} succeeds.
 */
final class SpoolDisk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SpoolDisk.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Path folder;
    private final Clock clock;
    private Optional<SpoolFile> file;
    private volatile Optional<String> broken = Optional.empty();

    SpoolDisk(Path folder, Clock clock) throws IOException, SQLException {
        this.folder = folder;
        this.clock = clock;
        this.file = Optional.of(SpoolFile.open(folder));
    }

    /** Why it cannot be used at present. */
    Optional<String> broken() {
        return broken;
    }

    /** @return what is in it, if it can be used again */
    Optional<Contents> reopen() {
        lock.lock();
        try {
            SpoolFile opened = SpoolFile.open(folder);
            file = Optional.of(opened);
            Contents contents = opened.contents();
            broken = Optional.empty();
            log.info("The spool in {} can be used again; {} records wait in it", folder, contents.records());
            return Optional.of(contents);
        } catch (IOException | SQLException still) {
            closeQuietly();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    Instant append(Collection<ProducerRecord<String, byte[]>> records) {
        return write(opened -> {
            Instant now = clock.instant();
            opened.append(records, now);
            return now;
        });
    }

    SpoolFile.Scan scan(long after, int maxRecords, long maxBytes, SpoolFile.Choice choice) {
        return on(opened -> opened.scan(after, maxRecords, maxBytes, choice));
    }

    SpoolFile.Removed remove(Collection<SpooledRecord> taken, Collection<RefusedRecord> refused) {
        return write(opened -> opened.remove(taken, refused));
    }

    Contents contents() {
        return on(SpoolFile::contents);
    }

    void shrink() {
        on(opened -> {
            opened.shrink();
            return true;
        });
    }

    /** After a defect it is not known what was written: the file is opened anew, and counted. */
    private <T> T write(Operation<T> operation) {
        lock.lock();
        try {
            return on(operation);
        } catch (SpoolFullException | SpoolBrokenException known) {
            throw known;
        } catch (RuntimeException | Error defect) {
            throw brokenBy(defect);
        } finally {
            lock.unlock();
        }
    }

    private <T> T on(Operation<T> operation) {
        lock.lock();
        try {
            return operation.on(file.orElseThrow(() -> new SpoolBrokenException(broken.orElse("it is closed"))));
        } catch (SQLiteException e) {
            if (e.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
                throw new SpoolFullException();
            }
            throw brokenBy(e);
        } catch (IOException | SQLException e) {
            throw brokenBy(e);
        } finally {
            lock.unlock();
        }
    }

    private SpoolBrokenException brokenBy(Throwable failure) {
        closeQuietly();
        String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        broken = Optional.of(reason);
        log.error("The spool in {} cannot be used ({}): what Kafka does not take is answered 503", folder, reason);
        return new SpoolBrokenException(reason);
    }

    private void closeQuietly() {
        try {
            close();
        } catch (SQLException alsoBroken) {
            log.debug("The broken spool could not be closed either", alsoBroken);
        }
    }

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } finally {
            file = Optional.empty();
            lock.unlock();
        }
    }

    private interface Operation<T> {
        T on(SpoolFile file) throws IOException, SQLException;
    }
}
