package dev.ringway.starter.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringway.events.StoredPayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What every object storage does. */
abstract class ObjectStorageContract {

    private static final int MORE_THAN_TWO_PARTS = 11_000_001;

    private final ObjectKey key = ObjectKey.of("contract", UUID.randomUUID().toString(), "object.bin");

    abstract ObjectStorage storage() throws IOException;

    /** Everything that lies in the storage, in whatever state. */
    abstract int objects() throws IOException;

    @Test
    void whatIsStoredIsReadBackAndMeasured() throws IOException {
        for (int size : new int[] {0, 1, 1000, S3Upload.PART, S3Upload.PART + 1, MORE_THAN_TWO_PARTS}) {
            byte[] bytes = bytes(size);
            StoredPayload stored = storage().store(key, "audio/mpeg", new ByteArrayInputStream(bytes));
            assertThat(stored.size()).isEqualTo(size);
            assertThat(stored.sha256()).isEqualTo(sha256(bytes));
            assertThat(stored.contentType()).isEqualTo("audio/mpeg");
            assertThat(stored.location()).isEqualTo(storage().location(key));
            try (StoredContent content = storage().read(stored.location())) {
                assertThat(content.first()).isZero();
                assertThat(content.length()).isEqualTo(size);
                assertThat(content.size()).isEqualTo(size);
                assertThat(content.bytes().readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void contentOfUnknownLengthMayComeInSmallAndSingleWrites() throws IOException {
        byte[] bytes = bytes(200_000);
        StoredPayload stored = storage().store(key, "text/plain", object -> {
            object.write(bytes[0]);
            for (int i = 1; i < bytes.length; i += 7) {
                object.write(bytes, i, Math.min(7, bytes.length - i));
            }
            object.close();
        });
        assertThat(stored.sha256()).isEqualTo(sha256(bytes));
        assertThat(read(stored.location())).isEqualTo(bytes);
    }

    @Test
    void aPartIsReadByItsRange() throws IOException {
        byte[] bytes = bytes(1000);
        String location = store(bytes).location();
        assertPart(location, ByteRange.between(0, 0), bytes, 0, 1);
        assertPart(location, ByteRange.between(100, 299), bytes, 100, 200);
        assertPart(location, ByteRange.from(990), bytes, 990, 10);
        assertPart(location, ByteRange.from(0), bytes, 0, 1000);
        assertPart(location, ByteRange.between(900, 5000), bytes, 900, 100);
        assertPart(location, ByteRange.ofLast(1), bytes, 999, 1);
        assertPart(location, ByteRange.ofLast(4000), bytes, 0, 1000);
    }

    @Test
    void aRangeOutsideOfTheObjectIsRefusedWithItsSize() throws IOException {
        String location = store(bytes(1000)).location();
        assertThatExceptionOfType(RangeNotSatisfiableException.class)
                .isThrownBy(() -> storage().read(location, ByteRange.from(1000)))
                .satisfies(refused -> assertThat(refused.size()).isEqualTo(1000));
    }

    @Test
    void aPartOfALargeObjectMayBeLeftUnread() throws IOException {
        String location = store(bytes(MORE_THAN_TWO_PARTS)).location();
        for (int i = 0; i < 20; i++) {
            try (StoredContent content = storage().read(location)) {
                assertThat(content.bytes().read()).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void storingAgainReplacesWhatWasThere() throws IOException {
        byte[] second = bytes(20);
        String first = store(bytes(1000)).location();
        int before = objects();
        assertThat(store(second).location()).isEqualTo(first);
        assertThat(read(first)).isEqualTo(second);
        assertThat(objects()).isEqualTo(before);
    }

    @Test
    void contentThatBreaksOffLeavesNothing() throws IOException {
        for (int size : new int[] {10, MORE_THAN_TWO_PARTS}) {
            int before = objects();
            byte[] bytes = bytes(size);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> storage().store(key, "audio/mpeg", object -> breakOff(object, bytes)))
                    .withMessage("broken off");
            assertThat(objects()).isEqualTo(before);
        }
    }

    @Test
    void contentThatBreaksOffLeavesWhatWasThereBefore() throws IOException {
        byte[] before = bytes(1000);
        String location = store(before).location();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> storage().store(key, "audio/mpeg", object -> breakOff(object, bytes(20))));
        assertThat(read(location)).isEqualTo(before);
    }

    @Test
    void whatIsDeletedIsGone() throws IOException {
        int before = objects();
        String location = store(bytes(10)).location();
        storage().delete(location);
        storage().delete(location);
        assertThat(objects()).isEqualTo(before);
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> storage().read(location));
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> storage().read(location, ByteRange.ofLast(1)));
    }

    @Test
    void aLocationOfAnotherStorageIsNoneOfThisOne() throws IOException {
        String own = store(bytes(10)).location();
        String outside = own.substring(0, own.length() - key.path().length()) + "../../etc/passwd";
        for (String location : new String[] {"", "https://example.com/x", "s3://another/key", "folder:/", outside}) {
            assertThatExceptionOfType(ObjectNotFoundException.class)
                    .as(location)
                    .isThrownBy(() -> storage().read(location));
            assertThatExceptionOfType(ObjectNotFoundException.class)
                    .as(location)
                    .isThrownBy(() -> storage().delete(location));
        }
    }

    @Test
    void itIsNotUsedOnAnEventLoop() throws IOException {
        String location = store(bytes(10)).location();
        Mono<byte[]> onEventLoop = Mono.fromCallable(() -> read(location)).subscribeOn(Schedulers.parallel());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(onEventLoop::block)
                .withMessageContaining("event loop");
    }

    private StoredPayload store(byte[] bytes) throws IOException {
        return storage().store(key, "application/octet-stream", new ByteArrayInputStream(bytes));
    }

    private byte[] read(String location) throws IOException {
        try (InputStream content = storage().read(location).bytes()) {
            return content.readAllBytes();
        }
    }

    private void assertPart(String location, ByteRange range, byte[] bytes, int first, int length) throws IOException {
        try (StoredContent part = storage().read(location, range)) {
            assertThat(part.first()).isEqualTo(first);
            assertThat(part.length()).isEqualTo(length);
            assertThat(part.size()).isEqualTo(bytes.length);
            assertThat(part.bytes().readAllBytes())
                    .isEqualTo(java.util.Arrays.copyOfRange(bytes, first, first + length));
        }
    }

    private static void breakOff(OutputStream object, byte[] bytes) throws IOException {
        object.write(bytes);
        throw new IOException("broken off");
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
