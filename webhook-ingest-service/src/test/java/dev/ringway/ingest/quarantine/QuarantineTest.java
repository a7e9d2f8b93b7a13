package dev.ringway.ingest.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {

    private static final int IN_MEMORY = 1000;
    private static final int LARGEST = 200_000;
    private static final int TOTAL = 300_000;
    private static final int MEMORY = 2_500;
    private static final int MAX_FILES = 2;

    @TempDir
    private Path folder;

    private final AtomicLong heard = new AtomicLong();
    private Quarantine quarantine;

    @BeforeEach
    void open() throws IOException {
        open(100);
    }

    private void open(int clientShare) throws IOException {
        quarantine = new Quarantine(
                folder, new QuarantineLimits(IN_MEMORY, MEMORY, LARGEST, TOTAL, MAX_FILES, clientShare, Duration.ZERO));
    }

    @Test
    void aBodyIsReadAsItCameAsOftenAsNeeded() throws IOException {
        for (int size : new int[] {0, 1, IN_MEMORY, IN_MEMORY + 1, 100_000, LARGEST}) {
            byte[] bytes = bytes(size);
            heard.set(0);
            try (QuarantinedBody body = receive(bytes)) {
                assertThat(body.size()).isEqualTo(size);
                assertThat(body.open().readAllBytes()).isEqualTo(bytes);
                assertThat(body.open().readAllBytes()).isEqualTo(bytes);
                assertThat(body instanceof QuarantinedBody.InMemory).isEqualTo(size <= IN_MEMORY);
                assertThat(heard).hasValue(size);
                assertThat(quarantine.used()).isEqualTo(size <= IN_MEMORY ? 0 : size);
            }
            assertNothingLeft();
        }
    }

    @Test
    void aFileHasNoNameWhileItIsInUseSoThatNoCrashCanLeaveIt() throws IOException {
        try (QuarantinedBody body = receive(bytes(100_000))) {
            assertThat(body).isInstanceOf(QuarantinedBody.InFile.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aBodyAboveTheLimitIsGivenUp() throws IOException {
        assertThatExceptionOfType(BodyTooLargeException.class).isThrownBy(() -> receive(bytes(LARGEST + 1)));
        assertNothingLeft();
    }

    @Test
    void aBodyThatBreaksOffIsGivenUp() throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytes(50_000)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> quarantine.receive("client", broken, this::hear))
                .withMessage("connection reset");
        assertNothingLeft();
    }

    @Test
    void allTogetherStayBelowTheirLimit() throws IOException {
        QuarantinedBody first = receive(bytes(LARGEST));
        assertThatExceptionOfType(QuarantineFullException.class).isThrownBy(() -> receive(bytes(LARGEST)));
        assertThat(quarantine.used()).isEqualTo(LARGEST);
        try (QuarantinedBody small = receive(bytes(IN_MEMORY))) {
            assertThat(small.size()).isEqualTo(IN_MEMORY);
        }
        first.close();
        first.close();
        receive(bytes(LARGEST)).close();
        assertNothingLeft();
    }

    @Test
    void aPlaceAmongTheFilesIsTakenByThoseAloneThatNeedIt() throws IOException {
        QuarantinedBody first = receive(bytes(10_000));
        QuarantinedBody second = receive(bytes(10_000));
        assertThatExceptionOfType(QuarantineFullException.class).isThrownBy(() -> receive(bytes(10_000)));
        receive(bytes(IN_MEMORY)).close();
        first.close();
        first.close();
        receive(bytes(10_000)).close();
        second.close();
        assertNothingLeft();
    }

    @Test
    void whenMemoryIsUsedUpSmallBodiesGoToFiles() throws IOException {
        QuarantinedBody first = receive(bytes(IN_MEMORY));
        QuarantinedBody second = receive(bytes(IN_MEMORY));
        try (QuarantinedBody third = receive(bytes(IN_MEMORY))) {
            assertThat(third).isInstanceOf(QuarantinedBody.InFile.class);
            assertThat(third.open().readAllBytes()).isEqualTo(bytes(IN_MEMORY));
        }
        first.close();
        first.close();
        try (QuarantinedBody third = receive(bytes(IN_MEMORY));
                QuarantinedBody fourth = receive(bytes(IN_MEMORY))) {
            assertThat(third).isInstanceOf(QuarantinedBody.InMemory.class);
            assertThat(fourth).isInstanceOf(QuarantinedBody.InFile.class);
        }
        second.close();
        assertNothingLeft();
    }

    @Test
    void oneSendersBodiesHaveAShareOfThePlacesWhileTheyArrive() throws Exception {
        open(50);
        try (Trickle slow = new Trickle("a", 10_000)) {
            assertThatExceptionOfType(QuarantineFullException.class)
                    .isThrownBy(() -> receive("a", bytes(10_000)))
                    .withMessageContaining("one sender");
            receive("b", bytes(10_000)).close();
            try (QuarantinedBody whole = slow.whole()) {
                assertThat(whole.size()).isEqualTo(10_000);
                receive("a", bytes(10_000)).close();
            }
        }
        assertNothingLeft();
    }

    @Test
    void oneSendersBodiesHaveAShareOfTheBytesWhileTheyArrive() throws Exception {
        open(50);
        assertThatExceptionOfType(QuarantineFullException.class).isThrownBy(() -> receive("a", bytes(TOTAL / 2 + 1)));
        receive("b", bytes(TOTAL / 2)).close();
        assertNothingLeft();
    }

    @Test
    void oneSendersBodiesHaveAShareOfTheMemoryWhileTheyArrive() throws Exception {
        open(50);
        try (Trickle slow = new Trickle("a", IN_MEMORY / 2)) {
            try (QuarantinedBody second = receive("a", bytes(IN_MEMORY))) {
                assertThat(second).isInstanceOf(QuarantinedBody.InFile.class);
            }
            try (QuarantinedBody others = receive("b", bytes(IN_MEMORY))) {
                assertThat(others).isInstanceOf(QuarantinedBody.InMemory.class);
            }
            slow.whole().close();
        }
        try (QuarantinedBody second = receive("a", bytes(IN_MEMORY))) {
            assertThat(second).isInstanceOf(QuarantinedBody.InMemory.class);
        }
        assertNothingLeft();
    }

    @Test
    void whereNoPlaceIsLeftTheSlowestGivesWay() throws Exception {
        try (Trickle slower = new Trickle("a", 2_000);
                Trickle faster = new Trickle("b", 150_000)) {
            receive("c", bytes(10_000)).close();
            assertThat(slower.result())
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(QuarantineFullException.class)
                    .withMessageContaining("gave way");
            faster.whole().close();
        }
        assertNothingLeft();
    }

    @Test
    void whatACrashLeftIsDeletedAtTheStart() throws IOException {
        Path left = Files.write(folder.resolve("0.body"), bytes(10));
        Path other = Files.write(folder.resolve("other.txt"), bytes(10));
        open();
        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    private QuarantinedBody receive(byte[] bytes) throws IOException {
        return quarantine.receive("client", new ByteArrayInputStream(bytes), this::hear);
    }

    private QuarantinedBody receive(String client, byte[] bytes) throws IOException {
        return quarantine.receive(client, new ByteArrayInputStream(bytes), this::hear);
    }

    /** A body of which a part has arrived, and nothing more comes until it is complete. */
    private final class Trickle extends InputStream {

        private final InputStream sent;
        private final CountDownLatch waits = new CountDownLatch(1);
        private final CountDownLatch complete = new CountDownLatch(1);
        private final CompletableFuture<QuarantinedBody> result;

        Trickle(String client, int size) throws InterruptedException {
            sent = new ByteArrayInputStream(bytes(size));
            result = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return quarantine.receive(client, this, QuarantineTest.this::hear);
                        } catch (IOException failure) {
                            throw new UncheckedIOException(failure);
                        }
                    },
                    task -> Thread.ofVirtual().start(task));
            assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = sent.read(target, offset, length);
            if (read < 0) {
                waits.countDown();
                try {
                    complete.await();
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
            }
            return read;
        }

        QuarantinedBody whole() throws Exception {
            complete.countDown();
            return result.get(30, TimeUnit.SECONDS);
        }

        CompletableFuture<QuarantinedBody> result() {
            return result;
        }

        @Override
        public void close() {
            complete.countDown();
        }
    }

    private void hear(byte[] bytes, int offset, int length) {
        heard.addAndGet(length);
    }

    private void assertNothingLeft() {
        assertThat(quarantine.used()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
