package dev.ringway.local.launcher;

import dev.ringway.local.server.KafkaProcess;
import dev.ringway.local.server.MongoProcess;
import dev.ringway.local.server.RedisProcess;
import dev.ringway.local.server.ServerProcess;
import dev.ringway.local.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that this system consists of; what the settings have elsewhere is not part of it. */
record Parts(Home home, Wiring wiring) {

    static final String SANDBOX = "sandbox";
    private static final List<String> SERVERS = List.of("mongodb", "kafka", "redis");
    private static final String SANDBOX_MODULE = "deploy/sandbox";

    /** Every name that a part may have, whether it is part of this system or not, in the order in which parts end. */
    static List<String> names() {
        return Stream.of(Service.labels(), List.of(SANDBOX), List.of("kafka", "mongodb", "redis"))
                .flatMap(List::stream)
                .toList();
    }

    /** Full name of what a person typed: {@code call-store} is call-store-service. */
    static String named(String typed) {
        return names().stream()
                .filter(name -> name.equals(typed) || name.equals(typed + "-service"))
                .findFirst()
                .orElseThrow(() -> new LauncherException(
                        "there is no \"" + typed + "\"; the names are " + String.join(", ", names())));
    }

    List<Part> servers() {
        return SERVERS.stream().flatMap(name -> server(name).stream()).toList();
    }

    Optional<Part> sandbox() throws IOException {
        if (wiring.sandboxUrl().isEmpty()) {
            return Optional.empty();
        }
        String url = wiring.sandboxUrl().get();
        return Optional.of(new JavaPart(
                SANDBOX,
                url,
                List.of(Port.SANDBOX),
                Jvm.command(
                        home,
                        SANDBOX,
                        Jvm.Size.SMALL,
                        new ClassPath(home).of(SANDBOX_MODULE),
                        "dev.ringway.sandbox.SandboxApplication"),
                wiring.sandboxEnvironment(),
                home.log(SANDBOX),
                url + "/actuator/health",
                new JavaPart.Started()));
    }

    Part service(Service service) throws IOException {
        String name = service.label();
        List<Port> ports =
                service == Service.REALTIME_GATEWAY ? List.of(service.port(), Port.SOCKETIO) : List.of(service.port());
        Jvm.Size size = service == Service.WEBHOOK_INGEST ? Jvm.Size.INGEST : Jvm.Size.SERVICE;
        return new JavaPart(
                name,
                wiring.url(service),
                ports,
                Jvm.command(home, name, size, new ClassPath(home).of(name), service.mainClass()),
                wiring.environment(service),
                home.log(name),
                wiring.url(service) + "/actuator/health/readiness",
                new JavaPart.Started());
    }

    List<Part> services() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Service service : Service.values()) {
            parts.add(service(service));
        }
        return parts;
    }

    /** The part of that full name, if it belongs to this system. */
    Optional<Part> part(String name) throws IOException {
        if (name.equals(SANDBOX)) {
            return sandbox();
        }
        Optional<Service> service = Arrays.stream(Service.values())
                .filter(candidate -> candidate.label().equals(name))
                .findFirst();
        return service.isPresent() ? Optional.of(service(service.get())) : server(name);
    }

    private Optional<Part> server(String name) {
        if (wiring.settings().has(externalSetting(name))) {
            return Optional.empty();
        }
        Port port = Port.valueOf(name.toUpperCase(java.util.Locale.ROOT));
        ServerSettings settings = new ServerSettings(number(port), home.data().resolve(name), home.log(name));
        ServerProcess process = switch (port) {
            case MONGODB -> new MongoProcess(settings);
            case REDIS -> new RedisProcess(settings);
            default -> new KafkaProcess(settings, number(Port.KAFKA_CONTROLLER), this::kafkaArchive);
        };
        return Optional.of(
                new ServerPart(process, port == Port.KAFKA ? List.of(port, Port.KAFKA_CONTROLLER) : List.of(port)));
    }

    // Kafka's JVM has the class path of this one.
    private List<String> kafkaArchive() {
        try {
            return new ClassArchive(home, "kafka").options(System.getProperty("java.class.path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The setting that names a real server in place of the local one. */
    private static String externalSetting(String server) {
        return Map.of("mongodb", "MONGODB_URI", "kafka", "KAFKA_BOOTSTRAP_SERVERS", "redis", "REDIS_URI")
                .get(server);
    }

    private int number(Port port) {
        return wiring.settings().port(port);
    }
}
