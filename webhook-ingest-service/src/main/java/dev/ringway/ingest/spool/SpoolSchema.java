package dev.ringway.ingest.spool;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of the spool's database, and how SQLite has to keep them. */
final class SpoolSchema {

    /** Of the tables below; a file of a later version is not touched. */
    private static final int FORMAT = 1;

    /** AUTOINCREMENT: a position is never given twice, whatever was removed meanwhile. */
    private static final String COLUMNS =
            "(position INTEGER PRIMARY KEY AUTOINCREMENT, since INTEGER NOT NULL, size INTEGER NOT NULL,"
                    + " topic TEXT NOT NULL, key TEXT NOT NULL, headers BLOB NOT NULL, value BLOB NOT NULL";

    /** Of a webhook's usual 2 KB a smaller page would hold only one. */
    static final int PAGE = 16 * 1024;

    private SpoolSchema() {}

    /**
     * Checks the file and brings it into use. What was refused before is put behind the rest, to be tried again.
     *
     * @param maxPages the file never has more; one more counts as a full disk
     * @throws SQLException where it cannot be used: not writable, damaged, in use elsewhere, of a later version
     */
    static void prepare(Connection database, long maxPages) throws SQLException {
        try (Statement statement = database.createStatement()) {
            // Before the log, which fixes it.
            statement.execute("PRAGMA page_size=" + PAGE);
            statement.execute("PRAGMA locking_mode=EXCLUSIVE");
            statement.execute("PRAGMA journal_mode=WAL");
            // Each commit is on the disk before it returns.
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA journal_size_limit=8388608");
            statement.execute("PRAGMA max_page_count=" + maxPages);
            check(statement);
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("CREATE TABLE IF NOT EXISTS waiting " + COLUMNS + ") STRICT");
            statement.execute("CREATE TABLE IF NOT EXISTS refused " + COLUMNS + ", reason TEXT NOT NULL) STRICT");
            statement.execute("INSERT INTO waiting (since, topic, key, headers, value, size)"
                    + " SELECT since, topic, key, headers, value, size FROM refused ORDER BY position");
            statement.execute("DELETE FROM refused");
            // Also shows that it can be written.
            statement.execute("PRAGMA user_version=" + FORMAT);
            statement.execute("COMMIT");
        }
        database.setAutoCommit(false);
    }

    private static void check(Statement statement) throws SQLException {
        long format = number(statement, "PRAGMA user_version");
        if (format > FORMAT) {
            throw new SQLException("it was written by a later version (format " + format + ")");
        }
        String damage = text(statement, "PRAGMA quick_check(1)");
        if (!damage.equals("ok")) {
            throw new SQLException(
                    "it is damaged (" + damage.strip().lines().findFirst().orElse("") + ")");
        }
    }

    static long number(Statement statement, String query) throws SQLException {
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
