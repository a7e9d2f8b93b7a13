package dev.ringway.ingest.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
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
        quarantine = new Quarantine(folder, new QuarantineLimits(IN_MEMORY, MEMORY, LARGEST, TOTAL, MAX_FILES));
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
                .isThrownBy(() -> quarantine.receive(broken, this::hear))
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
    void whatACrashLeftIsDeletedAtTheStart() throws IOException {
        Path left = Files.write(folder.resolve("0.body"), bytes(10));
        Path other = Files.write(folder.resolve("other.txt"), bytes(10));
        open();
        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    private QuarantinedBody receive(byte[] bytes) throws IOException {
        return quarantine.receive(new ByteArrayInputStream(bytes), this::hear);
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
