package dev.ringway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole system, started once by {@code ringway up} for all test classes, beside whatever else runs on this machine:
 * its state folder and its ports are its own. Ended when the test run ends.
 */
public final class RunningSystem implements BeforeAllCallback {

    private static final Duration UP_LIMIT = Duration.ofMinutes(5);
    private static final Duration SHORT_LIMIT = Duration.ofMinutes(2);
    /** The system's own ports lie between these and the highest offset; all must be free. */
    private static final int[] PORTS = {8080, 8081, 8082, 8083, 8084, 8085, 8086, 8090, 8099, 16379, 19092, 27117};

    private static RunningSystem system;

    private final RingwayCommand command;
    private JsonNode status = JsonMapper.shared().createObjectNode();

    /** JUnit makes one per class; they all look at the one system. */
    public RunningSystem() {
        this.command = new RingwayCommand(Map.of());
    }

    private RunningSystem(Map<String, String> environment) {
        this.command = new RingwayCommand(environment);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        get();
    }

    static synchronized RunningSystem get() {
        return with(Map.of());
    }

    /** @param settings for all of its parts; a proof that needs some has the run for itself */
    static synchronized RunningSystem with(Map<String, String> settings) {
        if (system == null) {
            Map<String, String> environment = ownPlace();
            environment.putAll(settings);
            RunningSystem starting = new RunningSystem(environment);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> starting.command.run(SHORT_LIMIT, "down")));
            starting.command.run(UP_LIMIT, "up", "--detach", "--fresh").orFail();
            starting.status = starting.readStatus();
            system = starting;
        } else if (!settings.isEmpty()) {
            throw new IllegalStateException("it runs already, with other settings");
        }
        return system;
    }

    RingwayCommand command() {
        return command;
    }

    /** Runs a short command of {@code ringway} and fails unless it succeeds. */
    String ringway(String... arguments) {
        return command.run(SHORT_LIMIT, arguments).orFail().output().strip();
    }

    JsonNode readStatus() {
        return JsonMapper.shared().readTree(ringway("status", "--json"));
    }

    String url(String service) {
        return status.at("/services/" + service + "/url").stringValue();
    }

    String socketUrl() {
        return status.at("/services/realtime-gateway/socketUrl").stringValue();
    }

    String publicBaseUrl() {
        return status.get("publicBaseUrl").stringValue();
    }

    String mongodb() {
        return status.get("mongodb").stringValue();
    }

    String sandboxUrl() {
        return status.get("sandbox").stringValue();
    }

    String twilioAccountSid() {
        return status.at("/twilio/accountSid").stringValue();
    }

    String twilioAuthToken() {
        return status.at("/twilio/authToken").stringValue();
    }

    String token(String role) {
        return ringway("token", role);
    }

    static Map<String, String> ownPlace() {
        Map<String, String> environment = new HashMap<>();
        environment.put("RINGWAY_HOME", temporaryFolder().toString());
        environment.putAll(ownPorts());
        return environment;
    }

    static Map<String, String> ownPorts() {
        return Map.of("RINGWAY_PORT_OFFSET", Integer.toString(freeOffset()));
    }

    static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("ringway-acceptance-");
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    private static int freeOffset() {
        for (int offset = 500; offset < 30_000; offset += 500) {
            if (allFree(offset)) {
                return offset;
            }
        }
        throw new AssertionError("no free range of ports");
    }

    private static boolean allFree(int offset) {
        for (int port : PORTS) {
            try (ServerSocket socket = new ServerSocket(port + offset)) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
