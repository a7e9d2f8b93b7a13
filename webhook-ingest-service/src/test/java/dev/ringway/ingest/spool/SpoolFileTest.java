package dev.ringway.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolFileTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String LOG = SpoolFile.NAME + "-wal";

    @TempDir
    private Path folder;

    @Test
    void whatWasAppendedComesOutInOrderAndAsItWas() throws Exception {
        ProducerRecord<String, byte[]> record = record(1);
        record.headers().add("ce_id", "a".getBytes(StandardCharsets.UTF_8));
        record.headers().add("twice", new byte[] {0, -1});
        record.headers().add("twice", new byte[0]);
        record.headers().add("none", null);
        try (SpoolFile file = open(folder)) {
            file.append(List.of(record, record(2)), NOW);
            file.append(List.of(record(3)), NOW.plusSeconds(1));
        }
        try (SpoolFile file = open(folder)) {
            List<SpooledRecord> records = first(file, 10, 1 << 20);
            assertThat(keys(records)).containsExactly("key-1", "key-2", "key-3");
            ProducerRecord<String, byte[]> read = records.getFirst().record();
            assertThat(read.topic()).isEqualTo(record.topic());
            assertThat(read.value()).isEqualTo(record.value());
            assertThat(read.headers()).isEqualTo(record.headers());
            assertThat(records.getFirst().since()).isEqualTo(NOW);
            Contents contents = file.contents();
            assertThat(contents.records()).isEqualTo(3);
            assertThat(contents.bytes())
                    .isEqualTo(RecordForm.size(record) + RecordForm.size(record(2)) + RecordForm.size(record(3)));
            assertThat(contents.oldest()).contains(NOW);
        }
    }

    @Test
    void aBatchKeepsToItsLimitsButIsNeverEmpty() throws Exception {
        try (SpoolFile file = open(folder)) {
            file.append(IntStream.range(0, 10).mapToObj(SpoolFileTest::record).toList(), NOW);
            assertThat(first(file, 3, 1 << 20)).hasSize(3);
            assertThat(first(file, 10, 2 * RecordForm.size(record(1)))).hasSize(2);
            assertThat(first(file, 10, 1)).hasSize(1);
        }
    }

    @Test
    void whatIsRefusedIsSetAsideAndTriedAgainAfterTheNextStart() throws Exception {
        try (SpoolFile file = open(folder)) {
            file.append(List.of(record(1), record(2), record(3)), NOW);
            List<SpooledRecord> first = first(file, 2, 1 << 20);
            file.remove(List.of(first.get(1)), List.of(new RefusedRecord(first.getFirst(), "too large")));
            // once more after a failure of which it is not known how far it got
            assertThat(file.remove(List.of(first.get(1)), List.of()).gone()).isEmpty();
            assertThat(keys(first(file, 9, 1 << 20))).containsExactly("key-3");
            assertThat(file.contents().refused()).isEqualTo(1);
        }
        try (SpoolFile file = open(folder)) {
            assertThat(keys(first(file, 9, 1 << 20))).containsExactly("key-3", "key-1");
            assertThat(file.contents().refused()).isZero();
        }
    }

    /** As a process leaves it that dies at any moment of its last write: all that was acknowledged, and no more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 23, 24, 25, 2000, 4120, 4121, 16407, 16408, 16409, -1, -24, -4096, -16384, -16408})
    void aTornTailTakesNothingWithItThatWasAcknowledged(int cut) throws Exception {
        Path crashed = crashedWhileAppending(record(51, 20_000), cut, false);
        assertAcknowledgedSurvive(crashed);
    }

    /** The disk wrote the last frames' places before their contents. */
    @ParameterizedTest
    @ValueSource(ints = {1, 30, 5000, 16408, 20000, -1, -4096, -16384})
    void aTailOfGarbageIsDropped(int cut) throws Exception {
        Path crashed = crashedWhileAppending(record(51, 20_000), cut, true);
        assertAcknowledgedSurvive(crashed);
    }

    private static void assertAcknowledgedSurvive(Path crashed) throws Exception {
        try (SpoolFile file = open(crashed)) {
            assertThat(keys(first(file, 100, 1 << 20)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 50).mapToObj(n -> "key-" + n).toList());
            file.append(List.of(record(99)), NOW);
            assertThat(keys(first(file, 100, 1 << 20))).hasSize(51).endsWith("key-99");
        }
    }

    /** @param cut how many bytes of the last write reached the disk; below zero: all but so many */
    private Path crashedWhileAppending(ProducerRecord<String, byte[]> last, int cut, boolean garbage)
            throws IOException, SQLException {
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        try (SpoolFile file = open(folder)) {
            for (int n = 0; n < 50; n++) {
                file.append(List.of(record(n)), NOW);
            }
            long acknowledged = Files.size(folder.resolve(LOG));
            file.append(List.of(last), NOW);
            for (String name : List.of(SpoolFile.NAME, LOG)) {
                Files.copy(folder.resolve(name), crashed.resolve(name));
            }
            long whole = Files.size(crashed.resolve(LOG));
            assertThat(whole).isGreaterThan(acknowledged + 2 * 16384);
            try (RandomAccessFile log =
                    new RandomAccessFile(crashed.resolve(LOG).toFile(), "rw")) {
                log.setLength(cut > 0 ? acknowledged + cut : whole + cut);
                if (garbage) {
                    log.seek(log.length());
                    log.write(new byte[(int) (whole - log.length())]);
                }
            }
        }
        return crashed;
    }

    @Test
    void anotherProcessIsKeptOut() throws Exception {
        try (SpoolFile file = open(folder)) {
            assertThat(file.contents().records()).isZero();
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("locked");
        }
    }

    @Test
    void aFileOfALaterVersionIsNotTouched() throws Exception {
        try (Connection later = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SpoolFile.NAME))) {
            later.createStatement().execute("PRAGMA user_version=7");
        }
        assertThatThrownBy(() -> open(folder)).hasMessageContaining("later version (format 7)");
    }

    @Test
    void aDamagedFileIsNotTakenForAnEmptyOne() throws Exception {
        Files.writeString(folder.resolve(SpoolFile.NAME), "not a database at all ".repeat(100));
        assertThatThrownBy(() -> open(folder)).isInstanceOf(SQLException.class);
    }

    @Test
    void aFileThatWasTakenAwayIsNoticed() throws Exception {
        try (SpoolFile file = open(folder)) {
            file.append(List.of(record(1)), NOW);
            Files.delete(folder.resolve(SpoolFile.NAME));
            assertThatThrownBy(() -> file.append(List.of(record(2)), NOW)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aRemovalThatIsRepeatedRemovesNoLaterRecord() throws Exception {
        try (SpoolFile file = open(folder)) {
            file.append(List.of(record(1), record(2), record(3)), NOW);
            List<SpooledRecord> taken = first(file, 9, 1 << 20);
            file.remove(taken, List.of());
            file.append(List.of(record(1), record(4)), NOW.plusMillis(1));

            assertThat(file.remove(taken, List.of()).gone()).isEmpty();

            assertThat(keys(first(file, 9, 1 << 20))).containsExactly("key-1", "key-4");
        }
    }

    @Test
    void anEmptiedFileGivesTheDiskBack() throws Exception {
        try (SpoolFile file = open(folder)) {
            for (int n = 0; n < 100; n++) {
                file.append(List.of(record(n, 50_000)), NOW);
            }
            long size = file.contents().bytes();
            assertThat(sizeOf(folder)).isLessThan(size + size / 2 + (8 << 20));
            file.remove(first(file, 100, Long.MAX_VALUE), List.of());
            file.shrink();
            assertThat(sizeOf(folder)).isLessThan(100_000);
            file.append(List.of(record(1)), NOW);
            assertThat(first(file, 9, 1 << 20)).hasSize(1);
        }
    }

    @Test
    void aScanGoesOnWhereTheLastOneEndedAndPassesOverWhatIsNotWanted() throws Exception {
        try (SpoolFile file = open(folder)) {
            file.append(IntStream.range(0, 10).mapToObj(SpoolFileTest::record).toList(), NOW);
            SpoolFile.Choice odd = (topic, key) ->
                    Integer.parseInt(key.substring(4)) % 2 == 1 ? SpoolFile.Chosen.TAKEN : SpoolFile.Chosen.PASSED_OVER;
            SpoolFile.Scan first = file.scan(0, 2, 1 << 20, odd);
            assertThat(keys(first.records())).containsExactly("key-1", "key-3");
            assertThat(first.atEnd()).isFalse();
            SpoolFile.Scan rest = file.scan(first.position(), 10, 1 << 20, odd);
            assertThat(keys(rest.records())).containsExactly("key-5", "key-7", "key-9");
            assertThat(rest.atEnd()).isTrue();
            SpoolFile.Scan stopped = file.scan(
                    0,
                    10,
                    1 << 20,
                    (topic, key) -> key.equals("key-2") ? SpoolFile.Chosen.NOT_YET : SpoolFile.Chosen.TAKEN);
            assertThat(keys(stopped.records())).containsExactly("key-0", "key-1");
            assertThat(stopped.atEnd()).isFalse();
        }
    }

    @Test
    void manyThatAreNotWantedEndAScanBeforeTheEnd() throws Exception {
        try (SpoolFile file = open(folder)) {
            file.append(IntStream.range(0, 5001).mapToObj(SpoolFileTest::record).toList(), NOW);
            SpoolFile.Choice last =
                    (topic, key) -> key.equals("key-5000") ? SpoolFile.Chosen.TAKEN : SpoolFile.Chosen.PASSED_OVER;
            SpoolFile.Scan first = file.scan(0, 10, 1 << 20, last);
            assertThat(first.records()).isEmpty();
            assertThat(first.atEnd()).isFalse();
            assertThat(keys(file.scan(first.position(), 10, 1 << 20, last).records()))
                    .containsExactly("key-5000");
        }
    }

    @Test
    void aPositionIsNeverGivenTwice() throws Exception {
        try (SpoolFile file = open(folder)) {
            file.append(List.of(record(1), record(2)), NOW);
            List<SpooledRecord> all = first(file, 9, 1 << 20);
            file.remove(all, List.of());
            file.append(List.of(record(3)), NOW);
            assertThat(first(file, 9, 1 << 20).getFirst().position())
                    .isGreaterThan(all.getLast().position());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsInItIsForItsOwnerAloneAlsoInAFolderThatIsNot() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (SpoolFile file = open(folder)) {
            file.append(List.of(record(1)), NOW);
            for (String name : List.of(SpoolFile.NAME, LOG)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .isEqualTo("rw-------");
            }
        }
    }

    private static SpoolFile open(Path folder) throws IOException, SQLException {
        return SpoolFile.open(folder, 1 << 20);
    }

    private static List<SpooledRecord> first(SpoolFile file, int maxRecords, long maxBytes) throws SQLException {
        return file.scan(0, maxRecords, maxBytes, (topic, key) -> SpoolFile.Chosen.TAKEN)
                .records();
    }

    private static long sizeOf(Path folder) throws IOException {
        long size = 0;
        for (String name : List.of(SpoolFile.NAME, LOG)) {
            size += Files.size(folder.resolve(name));
        }
        return size;
    }

    private static List<String> keys(List<SpooledRecord> records) {
        return records.stream().map(spooled -> spooled.record().key()).toList();
    }

    private static ProducerRecord<String, byte[]> record(int n) {
        return record(n, 100);
    }

    private static ProducerRecord<String, byte[]> record(int n, int size) {
        return new ProducerRecord<>(
                "topic", "key-" + n, ("value-" + n + "-".repeat(size)).getBytes(StandardCharsets.UTF_8));
    }
}
