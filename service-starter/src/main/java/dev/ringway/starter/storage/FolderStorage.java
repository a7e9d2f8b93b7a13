package dev.ringway.starter.storage;

import dev.ringway.events.StoredPayload;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Objects as files. Each is written beside the others, forced to the disk, and moved to its place in one step, so that a
 * crash leaves it whole or not at all. Locations are {@code folder:/<key>}: the folder itself may be moved. Several
 * services may share it.
 */
final class FolderStorage implements ObjectStorage {

    private static final String LOCATION = "folder:/";

    /** No key begins with a dot. */
    private static final String INCOMING = ".incoming";

    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final Path incoming;

    /** Also deletes what a crash has left half written; not what another service may be writing now. */
    FolderStorage(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.incoming = createForOwner(this.folder.resolve(INCOMING));
        deleteAbandoned();
    }

    /** Objects hold what was said on calls. Folders that are there already keep their permissions. */
    private static Path createForOwner(Path directory) throws IOException {
        return posix(directory)
                ? Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectories(directory);
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public StoredPayload store(ObjectKey key, String contentType, Content content) throws IOException {
        Blocking.allowed();
        Path target = folder.resolve(key.path());
        Path file = incoming.resolve(UUID.randomUUID().toString());
        try {
            MeasuredOutput measured;
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                measured = new MeasuredOutput(Channels.newOutputStream(channel));
                content.writeTo(measured);
                channel.force(true);
            }
            createForOwner(target.getParent());
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolders(target);
            return measured.stored(location(key), contentType);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public String location(ObjectKey key) {
        return LOCATION + key.path();
    }

    @Override
    public StoredContent read(String location) throws IOException {
        return open(location, ByteRange.from(0), true);
    }

    @Override
    public StoredContent read(String location, ByteRange range) throws IOException {
        return open(location, range, false);
    }

    private StoredContent open(String location, ByteRange range, boolean whole) throws IOException {
        Blocking.allowed();
        FileChannel channel;
        try {
            channel = FileChannel.open(file(location), StandardOpenOption.READ);
        } catch (NoSuchFileException absent) {
            throw new ObjectNotFoundException(location);
        }
        try {
            long size = channel.size();
            ByteRange.Part part = whole ? new ByteRange.Part(0, size) : range.within(size);
            channel.position(part.first());
            return new StoredContent(
                    new LimitedInput(Channels.newInputStream(channel), part.length()),
                    part.first(),
                    part.length(),
                    size);
        } catch (IOException unreadable) {
            channel.close();
            throw unreadable;
        }
    }

    @Override
    public void delete(String location) throws IOException {
        Blocking.allowed();
        Path file = file(location);
        if (Files.deleteIfExists(file)) {
            force(file.getParent());
        }
    }

    private Path file(String location) throws ObjectNotFoundException {
        try {
            return folder.resolve(Locations.keyIn(LOCATION, location).path());
        } catch (IllegalArgumentException notOurs) {
            throw new ObjectNotFoundException(location);
        }
    }

    /** A name is on the disk only when its folder is, and that only when the one above is. */
    private void forceFolders(Path file) throws IOException {
        for (Path above = file.getParent(); above.startsWith(folder); above = above.getParent()) {
            force(above);
        }
    }

    /** Where folders cannot be opened (Windows), names are as durable as the system makes them. */
    private static void force(Path directory) throws IOException {
        if (posix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void deleteAbandoned() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(incoming)) {
            files = listed.toList();
        }
        Instant abandoned = Instant.now().minus(ABANDONED);
        for (Path file : files) {
            if (modified(file).isBefore(abandoned)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Instant modified(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException movedToItsPlace) {
            return Instant.MAX;
        }
    }
}
