package dev.ringway.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One MongoDB, one Kafka and one Redis for all tests of this JVM, each started when it is first asked for, on free ports,
 * with data in a temporary folder. They and their data go when the JVM goes, also when it is killed.
 */
public final class LocalServers {

    private LocalServers() {}

    /** Connects to the server; the database is the client's choice. */
    public static String mongodbUri() {
        return mongodb().address();
    }

    public static String mongodbUri(String database) {
        return mongodb().address(database);
    }

    public static String kafkaBootstrapServers() {
        return kafka().address();
    }

    public static String redisUri() {
        return redis().address();
    }

    /** The running server, to be stopped, killed or started again by a test; leave it running. */
    public static MongoProcess mongodb() {
        return Mongo.SERVER;
    }

    /** The running server, to be stopped, killed or started again by a test; leave it running. */
    public static KafkaProcess kafka() {
        return Kafka.SERVER;
    }

    /** The running server, to be stopped, killed or started again by a test; leave it running. */
    public static RedisProcess redis() {
        return Redis.SERVER;
    }

    /** Starts all three side by side, for a test that needs them all. */
    public static void startAll() {
        List<CompletableFuture<Void>> starts = List.of(
                CompletableFuture.runAsync(LocalServers::mongodb),
                CompletableFuture.runAsync(LocalServers::kafka),
                CompletableFuture.runAsync(LocalServers::redis));
        starts.forEach(CompletableFuture::join);
    }

    private static <S extends ServerProcess> S started(S server) {
        server.whenSpawned(Home.REAPER::watch);
        server.start();
        return server;
    }

    private static ServerSettings settings(String name) {
        return new ServerSettings(FreePorts.next(), Home.FOLDER.resolve(name), Home.FOLDER.resolve(name + ".log"));
    }

    // A holder class each: started once, on first use, and a failed start fails every later use with its reason.
    private static final class Mongo {
        static final MongoProcess SERVER = started(new MongoProcess(settings("mongodb")));
    }

    private static final class Kafka {
        static final KafkaProcess SERVER = started(new KafkaProcess(settings("kafka"), FreePorts.next()));
    }

    private static final class Redis {
        static final RedisProcess SERVER = started(new RedisProcess(settings("redis")));
    }

    private static final class Home {
        static final Path FOLDER = create();
        static final Reaper REAPER = new Reaper(FOLDER);

        private static Path create() {
            try {
                return Files.createTempDirectory("ringway-servers");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
