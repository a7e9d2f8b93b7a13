package dev.ringway.local.server;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/** One Kafka broker that is its own controller, in a JVM of its own. An acknowledged record is on the disk. */
public final class KafkaProcess extends ServerProcess {

    private final int controllerPort;
    private final Supplier<List<String>> jvmOptions;

    /** @param controllerPort used by the broker alone, still a port of this machine */
    public KafkaProcess(ServerSettings settings, int controllerPort) {
        this(settings, controllerPort, List::of);
    }

    /** @param jvmOptions asked for at each start, added to the usual ones, a class-data archive for example */
    public KafkaProcess(ServerSettings settings, int controllerPort, Supplier<List<String>> jvmOptions) {
        super("kafka", settings);
        this.controllerPort = controllerPort;
        this.jvmOptions = jvmOptions;
    }

    @Override
    List<String> command() throws IOException {
        Path configuration = settings().data().resolve("server.properties");
        Properties properties = new Properties();
        properties.putAll(configuration());
        try (Writer writer = Files.newBufferedWriter(configuration, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
        Files.deleteIfExists(readyFile());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-Dlogback.configurationFile=dev/ringway/local/logback.xml"));
        command.addAll(jvmOptions.get());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                KafkaMain.class.getName(),
                configuration.toString(),
                readyFile().toString()));
        return command;
    }

    @Override
    boolean answers() {
        return Files.exists(readyFile());
    }

    @Override
    public String address() {
        return "localhost:" + port();
    }

    private Path readyFile() {
        return settings().data().resolve("ready");
    }

    private Map<String, String> configuration() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@localhost:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://localhost:" + port() + ",CONTROLLER://localhost:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://localhost:" + port()),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry(
                        "log.dirs",
                        settings().data().resolve("log").toAbsolutePath().toString()),
                // The only copy: on the disk before it is acknowledged.
                Map.entry("log.flush.interval.messages", "1"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // After a kill the broker may come back when its old session is over: 2 s, not 9.
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("controlled.shutdown.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "2"));
    }
}
