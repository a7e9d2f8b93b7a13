package dev.ringway.starter.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest extends ObjectStorageContract {

    @TempDir
    private Path folder;

    @Override
    ObjectStorage storage() throws IOException {
        return new FolderStorage(folder);
    }

    @Override
    int objects() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void whatIsBeingWrittenIsNotThereYet() throws IOException {
        ObjectStorage storage = storage();
        ObjectKey key = ObjectKey.of("slow", "object");
        storage.store(key, "text/plain", object -> {
            object.write(bytes(100_000));
            assertThat(folder.resolve(key.path())).doesNotExist();
        });
        assertThat(folder.resolve(key.path())).hasSize(100_000);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void foldersThatItMakesAreTheOwners() throws IOException {
        Path made = folder.resolve("made");
        ObjectKey key = ObjectKey.of("below", "object");
        new FolderStorage(made).store(key, "text/plain", object -> object.write(bytes(10)));
        for (Path directory : List.of(
                made, made.resolve(".incoming"), made.resolve(key.path()).getParent())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatACrashLeftIsDeletedLaterAndWhatAnotherWritesIsNot() throws IOException {
        Path incoming = Files.createDirectories(folder.resolve(".incoming"));
        Path left = Files.write(incoming.resolve("left"), bytes(10));
        Path written = Files.write(incoming.resolve("written"), bytes(10));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(100_000)));
        storage();
        assertThat(left).doesNotExist();
        assertThat(written).exists();
    }
}
