package dev.ringway.local.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Maven module of the checkout, and whether what was built of it is older than its sources.
 *
 * @param runnable whether it is run, and so has a class path written beside its jar
 */
record BuiltModule(Path root, String folder, boolean runnable) {

    private static final Pattern OTHER_JAR = Pattern.compile(".*-(sources|javadoc|tests)\\.jar");

    /** The thin jar, if it was ever built. */
    Optional<Path> jar() throws IOException {
        Path target = path().resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !OTHER_JAR.matcher(file.toString()).matches())
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        }
    }

    Path classPathFile() {
        return path().resolve("target").resolve("classpath");
    }

    /** True as well when a source was only deleted, since its folder has changed then. */
    boolean stale() throws IOException {
        Optional<Instant> built = built();
        return built.isEmpty() || newestSource().isAfter(built.get());
    }

    /** Says that what is there stands for the sources as they were then; Maven leaves an unchanged jar as it is. */
    void markBuilt(Instant when) throws IOException {
        for (Path result : results()) {
            Files.setLastModifiedTime(result, FileTime.from(when));
        }
    }

    private Optional<Instant> built() throws IOException {
        List<Path> results = results();
        if (results.size() < (runnable ? 2 : 1)) {
            return Optional.empty();
        }
        Instant oldest = Instant.MAX;
        for (Path result : results) {
            Instant time = Files.getLastModifiedTime(result).toInstant();
            oldest = time.isBefore(oldest) ? time : oldest;
        }
        return Optional.of(oldest);
    }

    private List<Path> results() throws IOException {
        Stream<Path> classPath = Stream.of(classPathFile()).filter(file -> runnable && Files.exists(file));
        return Stream.concat(jar().stream(), classPath).toList();
    }

    private Instant newestSource() throws IOException {
        Newest newest = new Newest();
        for (Path source : List.of(root.resolve("pom.xml"), path().resolve("pom.xml"), path().resolve("src/main"))) {
            if (Files.exists(source)) {
                Files.walkFileTree(source, newest);
            }
        }
        return newest.time;
    }

    private Path path() {
        return root.resolve(folder);
    }

    private static final class Newest extends SimpleFileVisitor<Path> {
        private Instant time = Instant.EPOCH;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return visitFile(folder, attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Instant modified = attributes.lastModifiedTime().toInstant();
            time = modified.isAfter(time) ? modified : time;
            return FileVisitResult.CONTINUE;
        }
    }
}
