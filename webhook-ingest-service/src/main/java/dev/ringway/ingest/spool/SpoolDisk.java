package dev.ringway.ingest.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The spool's file for several threads, and what becomes of it when the disk fails. A full disk gives its reserve up, so
 * that records can be taken out, and takes no new ones until the reserve is back. After any other failure the file is
 * closed and counts as broken until {@link #reopen} succeeds. Whoever is told of a change is told before the next one.
 */
final class SpoolDisk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SpoolDisk.class);

    /** The file may have so much more than the records in it: pages from which most were taken out. */
    private static final int MOST_TO_RECORDS = 3;

    private static final int SPARE_PAGES = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Path folder;
    private final Reserve reserve;
    private final long maxPages;
    private final long stallNanos;
    private final Clock clock;
    private BiConsumer<Contents, KeyCounts> recounted = (contents, keys) -> {};
    private Optional<SpoolFile> file;
    private volatile Optional<String> broken = Optional.empty();
    private volatile long busySince;

    SpoolDisk(SpoolSettings settings, Clock clock) throws IOException, SQLException {
        this(settings, clock, MOST_TO_RECORDS * settings.maxSize().toBytes() / SpoolSchema.PAGE + SPARE_PAGES);
    }

    /** @param maxPages the file does not grow above, as on a disk that is full then */
    SpoolDisk(SpoolSettings settings, Clock clock, long maxPages) throws IOException, SQLException {
        this.maxPages = maxPages;
        this.folder = settings.dir();
        this.stallNanos = settings.stall().toNanos();
        this.clock = clock;
        this.reserve = new Reserve(folder, settings.reserve().toBytes());
        this.file = Optional.of(openFile());
        reserve.takenBack();
    }

    /** Tells what is in the file, now and whenever it was opened anew. */
    void whenCounted(BiConsumer<Contents, KeyCounts> listener) {
        recounted = listener;
        on(opened -> {
            recounted.accept(opened.contents(), opened.keys());
            return true;
        });
    }

    /** Why it cannot be used at present: it is closed, or does not answer. */
    Optional<String> broken() {
        long since = busySince;
        return broken.isEmpty() && since != 0 && System.nanoTime() - since > stallNanos
                ? Optional.of("it has not answered for "
                        + Duration.ofNanos(stallNanos).toMillis() + " ms")
                : broken;
    }

    boolean closed() {
        return broken.isPresent();
    }

    /** Tries to use it again. */
    void reopen() {
        lock.lock();
        try {
            open();
            log.info("The spool in {} can be used again", folder);
        } catch (IOException | SQLException still) {
            if (!broken.equals(Optional.of(reason(still)))) {
                log.warn("The spool in {} still cannot be used: {}", folder, still.toString());
            }
            closeBecauseOf(still);
        } finally {
            lock.unlock();
        }
    }

    /**
     * All of them or none.
     *
     * @param written told when they are on the disk, since when
     * @throws SpoolFullException without having written any
     */
    void append(Collection<ProducerRecord<String, byte[]>> records, Consumer<Instant> written) {
        write(opened -> {
            if (!reserve.takenBack()) {
                throw new SpoolFullException();
            }
            Instant now = clock.instant();
            opened.append(records, now);
            written.accept(now);
            return true;
        });
    }

    SpoolFile.Scan scan(long after, int maxRecords, long maxBytes, SpoolFile.Choice choice) {
        return on(opened -> opened.scan(after, maxRecords, maxBytes, choice));
    }

    /** @param done told what was really there, when it is gone */
    void remove(Collection<SpooledRecord> taken, Collection<RefusedRecord> refused, Consumer<SpoolFile.Removed> done) {
        write(opened -> {
            done.accept(opened.remove(taken, refused));
            return true;
        });
    }

    void shrink() {
        on(opened -> {
            opened.shrink();
            reserve.takeBack();
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
            throw closeBecauseOf(defect);
        } finally {
            lock.unlock();
        }
    }

    private <T> T on(Operation<T> operation) {
        lock.lock();
        try {
            busySince = System.nanoTime() | 1;
            return operation.on(file.orElseThrow(() -> new SpoolBrokenException(broken.orElse("it is closed"))));
        } catch (SQLiteException e) {
            if (e.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
                makeRoom();
                throw new SpoolFullException();
            }
            throw closeBecauseOf(e);
        } catch (IOException | SQLException e) {
            throw closeBecauseOf(e);
        } finally {
            busySince = 0;
            lock.unlock();
        }
    }

    /** SQLite has rolled back by itself, of which its driver knows nothing: the file is opened anew. */
    private void makeRoom() {
        log.error("The disk of the spool in {} is full: it takes no more until there is room", folder);
        reserve.giveUp();
        closeQuietly();
        try {
            open();
        } catch (IOException | SQLException unusable) {
            closeBecauseOf(unusable);
        }
    }

    private void open() throws IOException, SQLException {
        SpoolFile opened = openFile();
        file = Optional.of(opened);
        recounted.accept(opened.contents(), opened.keys());
        broken = Optional.empty();
    }

    private SpoolFile openFile() throws IOException, SQLException {
        try {
            return SpoolFile.open(folder, maxPages);
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_FULL) {
                throw e;
            }
            reserve.giveUp();
            return SpoolFile.open(folder, maxPages);
        }
    }

    private SpoolBrokenException closeBecauseOf(Throwable failure) {
        boolean news = broken.isEmpty();
        closeQuietly();
        broken = Optional.of(reason(failure));
        if (news) {
            log.error(
                    "The spool in {} cannot be used ({}): what Kafka does not take is answered 503",
                    folder,
                    reason(failure));
        }
        return new SpoolBrokenException(reason(failure));
    }

    private static String reason(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
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
