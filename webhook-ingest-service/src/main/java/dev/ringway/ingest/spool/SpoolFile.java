package dev.ringway.ingest.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.sqlite.SQLiteConfig;

/**
 * The spool on the disk: one SQLite database with a write-ahead log. A method that returned is on the disk (fsync), one
 * that failed or was cut off left nothing: the log's frames carry checksums, and SQLite drops what follows the last
 * whole commit. Not safe for threads side by side; the file is locked against other processes.
 */
final class SpoolFile implements AutoCloseable {

    static final String NAME = "spool.db";

    /** Another file in the place of a broken one counts its positions from 1 again: a position alone says too little. */
    private static final String THE_RECORD = " WHERE position = ? AND since = ? AND key = ?";

    /** Rows that one scan looks at, whoever wants them: whoever appends waits meanwhile. */
    private static final int SCANNED = 5000;

    private static final int PAGES_WORTH_SHRINKING = 64;

    private final Path path;
    private final Object identity;
    private final Connection database;

    private SpoolFile(Path path, Object identity, Connection database) {
        this.path = path;
        this.identity = identity;
        this.database = database;
    }

    /**
     * Opens or creates it. What was refused before is put behind the rest, to be tried again.
     *
     * @param maxPages of the file, see {@link SpoolSchema#PAGE}
     * @throws IOException where the folder cannot be had
     * @throws SQLException where the file cannot be used: not writable, damaged, in use elsewhere, of a later version
     */
    static SpoolFile open(Path folder, long maxPages) throws IOException, SQLException {
        SpoolFolder.prepare(folder);
        Path path = folder.resolve(NAME);
        SpoolFolder.keepForOwner(path);
        Connection database = new SQLiteConfig().createConnection("jdbc:sqlite:" + path);
        try {
            SpoolSchema.prepare(database, maxPages);
            return new SpoolFile(path, identityOf(path), database);
        } catch (IOException | SQLException e) {
            database.close();
            throw e;
        }
    }

    /** All of them or none. */
    void append(Collection<ProducerRecord<String, byte[]>> records, Instant now) throws IOException, SQLException {
        checkIdentity();
        try (PreparedStatement insert = database.prepareStatement(
                "INSERT INTO waiting (since, topic, key, headers, value, size) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (ProducerRecord<String, byte[]> record : records) {
                insert.setLong(1, now.toEpochMilli());
                insert.setString(2, record.topic());
                insert.setString(3, record.key());
                insert.setBytes(4, RecordForm.headers(record));
                insert.setBytes(5, record.value());
                insert.setLong(6, RecordForm.size(record));
                insert.addBatch();
            }
            insert.executeBatch();
            database.commit();
        } catch (SQLException e) {
            rollback(e);
            throw e;
        }
    }

    /** Asked once for each record that is looked at, in their order; whoever appends waits for its answers. */
    interface Choice {
        Chosen of(String topic, String key);
    }

    enum Chosen {
        TAKEN,
        PASSED_OVER,
        /** The scan ends before it. */
        NOT_YET
    }

    /**
     * @param position the last one that was looked at
     * @param atEnd whether nothing lies behind it
     */
    record Scan(List<SpooledRecord> records, long position, boolean atEnd) {}

    /**
     * Looks for the oldest ones that are chosen, in their order.
     *
     * @param after the position behind which it begins
     * @param maxBytes of the records together; a single one may have more
     */
    Scan scan(long after, int maxRecords, long maxBytes, Choice choice) throws SQLException {
        try (PreparedStatement select =
                database.prepareStatement("SELECT position, since, topic, key, headers, value, size FROM waiting"
                        + " WHERE position > ? ORDER BY position LIMIT " + SCANNED)) {
            select.setLong(1, after);
            try (ResultSet rows = select.executeQuery()) {
                Scan scan = scan(rows, after, maxRecords, maxBytes, choice);
                database.commit();
                return scan;
            }
        } catch (SQLException e) {
            rollback(e);
            throw e;
        }
    }

    private static Scan scan(ResultSet rows, long after, int maxRecords, long maxBytes, Choice choice)
            throws SQLException {
        List<SpooledRecord> records = new ArrayList<>();
        long position = after;
        long bytes = 0;
        int looked = 0;
        while (rows.next()) {
            looked++;
            if (records.size() == maxRecords || (!records.isEmpty() && bytes + rows.getLong("size") > maxBytes)) {
                return new Scan(records, position, false);
            }
            Chosen chosen = choice.of(rows.getString("topic"), rows.getString("key"));
            if (chosen == Chosen.NOT_YET) {
                return new Scan(records, position, false);
            }
            if (chosen == Chosen.TAKEN) {
                // only now is the value read from the disk
                records.add(record(rows));
                bytes += rows.getLong("size");
            }
            position = rows.getLong("position");
        }
        return new Scan(records, position, looked < SCANNED);
    }

    private static SpooledRecord record(ResultSet row) throws SQLException {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(row.getString("topic"), row.getString("key"), row.getBytes("value"));
        RecordForm.addHeaders(row.getBytes("headers"), record.headers());
        return new SpooledRecord(row.getLong("position"), Instant.ofEpochMilli(row.getLong("since")), record);
    }

    /**
     * Kafka has them, or refuses them for ever: the latter are set aside with their reason.
     *
     * @return what was really there
     */
    Removed remove(Collection<SpooledRecord> taken, Collection<RefusedRecord> refused)
            throws IOException, SQLException {
        checkIdentity();
        try (PreparedStatement setAside = database.prepareStatement(
                        "INSERT INTO refused (since, topic, key, headers, value, size, reason)"
                                + " SELECT since, topic, key, headers, value, size, ? FROM waiting" + THE_RECORD);
                PreparedStatement delete = database.prepareStatement("DELETE FROM waiting" + THE_RECORD)) {
            List<SpooledRecord> gone = new ArrayList<>();
            long refusedNow = 0;
            long bytes = 0;
            for (RefusedRecord record : refused) {
                setAside.setString(1, record.reason());
                name(record.record(), setAside, 2);
                setAside.executeUpdate();
                if (deleted(record.record(), delete)) {
                    gone.add(record.record());
                    refusedNow++;
                }
            }
            for (SpooledRecord record : taken) {
                if (deleted(record, delete)) {
                    gone.add(record);
                    bytes += RecordForm.size(record.record());
                }
            }
            database.commit();
            return new Removed(gone, bytes, refusedNow, oldest());
        } catch (SQLException e) {
            rollback(e);
            throw e;
        }
    }

    private static boolean deleted(SpooledRecord record, PreparedStatement delete) throws SQLException {
        name(record, delete, 1);
        return delete.executeUpdate() > 0;
    }

    private static void name(SpooledRecord record, PreparedStatement statement, int first) throws SQLException {
        statement.setLong(first, record.position());
        statement.setLong(first + 1, record.since().toEpochMilli());
        statement.setString(first + 2, record.record().key());
    }

    /**
     * @param gone those that are no longer waiting
     * @param bytes that are free again
     * @param refused of those gone, how many were set aside
     * @param oldest since when the oldest of the rest waits
     */
    record Removed(List<SpooledRecord> gone, long bytes, long refused, Optional<Instant> oldest) {}

    Contents contents() throws SQLException {
        try (Statement statement = database.createStatement()) {
            long records = SpoolSchema.number(statement, "SELECT count(*) FROM waiting");
            long bytes = SpoolSchema.number(
                    statement,
                    "SELECT (SELECT ifnull(sum(size), 0) FROM waiting) + (SELECT ifnull(sum(size), 0) FROM refused)");
            long refused = SpoolSchema.number(statement, "SELECT count(*) FROM refused");
            return new Contents(records, bytes, refused, oldest());
        }
    }

    KeyCounts keys() throws SQLException {
        KeyCounts keys = new KeyCounts();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT topic, key FROM waiting")) {
            while (rows.next()) {
                keys.add(rows.getString(1), rows.getString(2));
            }
        }
        database.commit();
        return keys;
    }

    private Optional<Instant> oldest() throws SQLException {
        try (Statement statement = database.createStatement()) {
            long millis = SpoolSchema.number(
                    statement, "SELECT ifnull((SELECT since FROM waiting ORDER BY position LIMIT 1), 0)");
            database.commit();
            return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        }
    }

    /** Gives the disk back what an emptied spool does not need. */
    void shrink() throws SQLException {
        try (Statement statement = database.createStatement()) {
            long pages = SpoolSchema.number(statement, "PRAGMA page_count");
            database.commit();
            if (pages > PAGES_WORTH_SHRINKING) {
                database.setAutoCommit(true);
                try {
                    statement.execute("VACUUM");
                    statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
                } finally {
                    database.setAutoCommit(false);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }

    /** A file that was taken away is still written to without an error, for nobody to read. */
    private void checkIdentity() throws IOException {
        if (!identityOf(path).equals(identity)) {
            throw new IOException(path + " was replaced");
        }
    }

    private static Object identityOf(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return Objects.requireNonNullElse(attributes.fileKey(), path);
    }

    private void rollback(SQLException cause) {
        try {
            database.rollback();
        } catch (SQLException alsoFailed) {
            cause.addSuppressed(alsoFailed);
        }
    }
}
