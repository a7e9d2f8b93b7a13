package dev.ringway.ingest.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.sqlite.SQLiteConfig;

/**
 * The spool on the disk: one SQLite database with a write-ahead log. A method that returned is on the disk (fsync), one
 * that failed or was cut off left nothing: the log's frames carry checksums, and SQLite drops what follows the last
 * whole commit. Not safe for threads side by side; the file is locked against other processes.
 */
final class SpoolFile implements AutoCloseable {

    /**
     * An emptied file counts its positions from 1 again, so a position alone could name a later record where a removal is
     * repeated.
     */
    private static final String THE_RECORD = " WHERE position = ? AND since = ? AND key = ?";

    static final String NAME = "spool.db";

    /** Of the tables below; a file of a later version is not touched. */
    private static final int FORMAT = 1;

    private static final int PAGES_WORTH_SHRINKING = 256;

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
     * @throws IOException where the folder cannot be had
     * @throws SQLException where the file cannot be used: not writable, damaged, in use elsewhere, of a later version
     */
    static SpoolFile open(Path folder) throws IOException, SQLException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            keepForOwner(folder);
        }
        unpackLibraryBelow(folder);
        Path path = folder.resolve(NAME);
        Connection database = new SQLiteConfig().createConnection("jdbc:sqlite:" + path);
        try {
            prepare(database);
            return new SpoolFile(path, identityOf(path), database);
        } catch (IOException | SQLException e) {
            database.close();
            throw e;
        }
    }

    /** It holds phone numbers. */
    private static void keepForOwner(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Not below /tmp, which may forbid to execute; what killed processes left there goes. */
    private static void unpackLibraryBelow(Path folder) throws IOException {
        Path library = Files.createDirectories(folder.resolve("native"));
        try (Stream<Path> left = Files.list(library)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
        System.setProperty("org.sqlite.tmpdir", library.toString());
    }

    private static void prepare(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("PRAGMA locking_mode=EXCLUSIVE");
            statement.execute("PRAGMA journal_mode=WAL");
            // Each commit is on the disk before it returns.
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA journal_size_limit=8388608");
            long format = number(statement, "PRAGMA user_version");
            if (format > FORMAT) {
                throw new SQLException("it was written by a later version (format " + format + ")");
            }
            String damage = text(statement, "PRAGMA quick_check(1)");
            if (!damage.equals("ok")) {
                throw new SQLException(
                        "it is damaged (" + damage.strip().lines().findFirst().orElse("") + ")");
            }
            String columns = "(position INTEGER PRIMARY KEY, since INTEGER NOT NULL, size INTEGER NOT NULL,"
                    + " topic TEXT NOT NULL, key TEXT NOT NULL, headers BLOB NOT NULL, value BLOB NOT NULL";
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("CREATE TABLE IF NOT EXISTS waiting " + columns + ") STRICT");
            statement.execute("CREATE TABLE IF NOT EXISTS refused " + columns + ", reason TEXT NOT NULL) STRICT");
            statement.execute("INSERT INTO waiting (since, topic, key, headers, value, size)"
                    + " SELECT since, topic, key, headers, value, size FROM refused ORDER BY position");
            statement.execute("DELETE FROM refused");
            // Also shows that it can be written.
            statement.execute("PRAGMA user_version=" + FORMAT);
            statement.execute("COMMIT");
        }
        database.setAutoCommit(false);
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

    /** The oldest ones in their order: at least one if there is any, and no more than the limits. */
    List<SpooledRecord> first(int maxRecords, long maxBytes) throws SQLException {
        List<SpooledRecord> records = new ArrayList<>();
        try (PreparedStatement select = database.prepareStatement(
                "SELECT position, since, topic, key, headers, value, size FROM waiting ORDER BY position LIMIT ?")) {
            select.setInt(1, maxRecords);
            try (ResultSet rows = select.executeQuery()) {
                long bytes = 0;
                while (rows.next()) {
                    bytes += rows.getLong("size");
                    if (bytes > maxBytes && !records.isEmpty()) {
                        break;
                    }
                    records.add(record(rows));
                }
            }
            database.commit();
            return records;
        } catch (SQLException e) {
            rollback(e);
            throw e;
        }
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
            long records = 0;
            long bytes = 0;
            for (RefusedRecord record : refused) {
                setAside.setString(1, record.reason());
                name(record.record(), setAside, 2);
                setAside.executeUpdate();
                name(record.record(), delete, 1);
                records += delete.executeUpdate();
            }
            for (SpooledRecord record : taken) {
                name(record, delete, 1);
                int deleted = delete.executeUpdate();
                records += deleted;
                bytes += deleted * RecordForm.size(record.record());
            }
            database.commit();
            return new Removed(records, bytes, oldest());
        } catch (SQLException e) {
            rollback(e);
            throw e;
        }
    }

    private static void name(SpooledRecord record, PreparedStatement statement, int first) throws SQLException {
        statement.setLong(first, record.position());
        statement.setLong(first + 1, record.since().toEpochMilli());
        statement.setString(first + 2, record.record().key());
    }

    /** @param oldest since when the oldest of the rest waits */
    record Removed(long records, long bytes, Optional<Instant> oldest) {}

    Contents contents() throws SQLException {
        try (Statement statement = database.createStatement()) {
            long records = number(statement, "SELECT count(*) FROM waiting");
            long bytes = number(
                    statement,
                    "SELECT (SELECT ifnull(sum(size), 0) FROM waiting) + (SELECT ifnull(sum(size), 0) FROM refused)");
            long refused = number(statement, "SELECT count(*) FROM refused");
            return new Contents(records, bytes, refused, oldest());
        }
    }

    private Optional<Instant> oldest() throws SQLException {
        try (Statement statement = database.createStatement()) {
            long millis = number(statement, "SELECT ifnull((SELECT since FROM waiting ORDER BY position LIMIT 1), 0)");
            database.commit();
            return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        }
    }

    /** Gives the disk back what an emptied spool does not need. */
    void shrink() throws SQLException {
        try (Statement statement = database.createStatement()) {
            long pages = number(statement, "PRAGMA page_count");
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

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.getLong(1);
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.getString(1);
        }
    }
}
