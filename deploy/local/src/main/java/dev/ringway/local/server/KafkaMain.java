package dev.ringway.local.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** The broker's own JVM: formats the folder once, serves, and ends in order when asked to. */
final class KafkaMain {

    private static final String CLUSTER_ID = "cmluZ3dheS1sb2NhbC0xMg";

    private KafkaMain() {}

    /** Arguments: the properties file, and the file to make when clients are served. */
    @SuppressWarnings("SystemOut") // its output is the server's log file
    public static void main(String[] args) throws IOException {
        String[] format = {"format", "--ignore-formatted", "--cluster-id", CLUSTER_ID, "--config", args[0]};
        if (StorageTool.execute(format, System.out) != 0) {
            System.exit(1);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        Files.writeString(
                Path.of(args[1]), Long.toString(ProcessHandle.current().pid()));
        server.awaitShutdown();
    }
}
