package dev.ringway.ingest.postcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.StoredPayload;
import dev.ringway.ingest.quarantine.Quarantine;
import dev.ringway.ingest.quarantine.QuarantineLimits;
import dev.ringway.ingest.quarantine.QuarantinedBody;
import dev.ringway.starter.storage.ByteRange;
import dev.ringway.starter.storage.Content;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadStoreTest {

    private final AtomicInteger uploads = new AtomicInteger();
    private final CountDownLatch storageIsSlow = new CountDownLatch(1);

    @Test
    void aSlowStorageHasNoMoreUploadsThanAreAllowed(@TempDir Path folder) throws Exception {
        PayloadStore store = new PayloadStore(new SlowStorage(), 2);
        Quarantine quarantine =
                new Quarantine(folder, new QuarantineLimits(100, 1000, 1000, 1000, 1, 100, Duration.ZERO));
        try (QuarantinedBody body =
                quarantine.receive("client", new ByteArrayInputStream(new byte[10]), (bytes, from, n) -> {})) {
            Thread first = upload(store, body);
            Thread second = upload(store, body);
            await().until(() -> uploads.get() == 2);
            Thread third = upload(store, body);
            await().until(() ->
                    Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(third.getState()));
            assertThat(uploads).hasValue(2);
            storageIsSlow.countDown();
            first.join();
            second.join();
            third.join();
            assertThat(uploads).hasValue(3);
        }
    }

    private static Thread upload(PayloadStore store, QuarantinedBody body) {
        return Thread.ofPlatform().start(() -> {
            try {
                store.body("owner", body);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** Takes what it is given once it may. */
    private final class SlowStorage implements ObjectStorage {

        @Override
        public StoredPayload store(ObjectKey key, String contentType, Content content) throws IOException {
            uploads.incrementAndGet();
            try {
                storageIsSlow.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return new StoredPayload(location(key), 10, "0".repeat(64), contentType);
        }

        @Override
        public String location(ObjectKey key) {
            return "slow:/" + key.path();
        }

        @Override
        public StoredContent read(String location) {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoredContent read(String location, ByteRange range) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String location) {
            throw new UnsupportedOperationException();
        }
    }
}
