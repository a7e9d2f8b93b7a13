package dev.ringway.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/** A redis-server: the machine's own, else the one carried in a jar, unpacked once into the cache folder. */
final class RedisBinary {

    private RedisBinary() {}

    static synchronized Path resolve() throws IOException {
        Optional<Path> own = Executables.onPath("redis-server").filter(Executables::answersVersion);
        if (own.isPresent()) {
            return own.get();
        }
        Path cached = CacheFolder.path().resolve("redis").resolve("redis-server-6.2");
        return CacheFolder.locked(() -> Executables.answersVersion(cached) ? cached : unpack(cached));
    }

    private static Path unpack(Path cached) throws IOException {
        Path unpacked = ExecutableProvider.newJarResourceProvider().get().toPath();
        Files.createDirectories(cached.getParent());
        CacheFolder.moveInto(unpacked, cached);
        if (!Executables.answersVersion(cached)) {
            throw new IOException("no Redis for this machine; install redis-server or set REDIS_URI");
        }
        return cached;
    }
}
