package dev.ringway.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room on the disk that is kept for the time when it is full: records can only leave the spool by writing. It is given up
 * then, and taken back before anything new is spooled. Not safe for threads side by side.
 */
final class Reserve {

    private static final Logger log = LoggerFactory.getLogger(Reserve.class);

    static final String NAME = "reserve";

    private static final int PIECE = 64 * 1024;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(10);

    private final Path file;
    private final long size;
    private boolean inPlace;
    private long attempted;

    Reserve(Path folder, long size) {
        this.file = folder.resolve(NAME);
        this.size = size;
        this.inPlace = isWhole();
        this.attempted = System.nanoTime() - BETWEEN_ATTEMPTS.toNanos();
    }

    /** Whether the disk has room for more than the reserve, which then is in place. */
    boolean takenBack() {
        if (!inPlace && System.nanoTime() - attempted >= BETWEEN_ATTEMPTS.toNanos()) {
            take();
        }
        return inPlace;
    }

    /** There may be room again. */
    void takeBack() {
        if (!inPlace) {
            take();
        }
    }

    void giveUp() {
        inPlace = false;
        attempted = System.nanoTime();
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            log.warn("The spool's reserve {} cannot be given up: {}", file, kept.toString());
        }
    }

    private boolean isWhole() {
        try {
            return Files.exists(file) && Files.size(file) == size;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void take() {
        attempted = System.nanoTime();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            // Written, not only made as long: a hole would be no room.
            for (long left = size; left > 0; ) {
                ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(left, PIECE));
                left -= channel.write(zeros);
            }
            channel.force(true);
            inPlace = true;
        } catch (IOException full) {
            log.warn("The disk has no room for the spool's reserve {}: {}", file, full.toString());
            giveUp();
        }
    }
}
