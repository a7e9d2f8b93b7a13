package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.server.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Several processes of campaign-service beside a running system, in place of its own one: the same command and environment, each
 * with a port of its own, the first with the usual one. They can be killed, which ends nothing else.
 */
final class CampaignInstances implements AutoCloseable {

    static final String SERVICE = "campaign-service";

    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> command;
    private final Path folder;
    private final List<Instance> instances;
    private boolean broken;

    /** One of them, dead or alive. */
    private final class Instance {

        private final String name;
        private final String origin;
        private final Map<String, String> environment;
        private Process process;

        Instance(String name, int port, Map<String, String> settings) {
            this.name = name;
            origin = "http://localhost:" + port;
            environment = new HashMap<>(settings);
            environment.put("SERVER_PORT", Integer.toString(port));
            process = spawned();
        }

        private Process spawned() {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve(name + ".log").toFile()));
            builder.environment().clear();
            builder.environment().putAll(environment);
            try {
                return builder.start();
            } catch (IOException notStarted) {
                throw new UncheckedIOException(notStarted);
            }
        }

        private boolean isReady() {
            HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/actuator/health/readiness"))
                    .timeout(LOOK)
                    .build();
            try {
                return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException unreachable) {
                return false;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", interrupted);
            }
        }
    }

    /** @param settings of all of them, beside those that the system's own one has */
    CampaignInstances(RunningSystem system, int count, Map<String, String> settings) {
        long pid = system.readStatus().at("/services/" + SERVICE + "/pid").longValue();
        command = new ArrayList<>(words(pid, "cmdline"));
        Map<String, String> environment = environment(pid);
        environment.putAll(settings);
        folder = RunningSystem.temporaryFolder();
        system.ringway("stop", SERVICE);
        int usual = URI.create(system.url(SERVICE)).getPort();
        archiveClasses(environment);
        Runtime.getRuntime().addShutdownHook(new Thread(this::killAll));
        instances = IntStream.range(0, count)
                .mapToObj(number ->
                        new Instance("campaign-" + number, number == 0 ? usual : FreePorts.next(), environment))
                .toList();
        IntStream.range(0, count).forEach(this::awaitReady);
    }

    int count() {
        return instances.size();
    }

    List<String> origins() {
        return instances.stream().map(instance -> instance.origin).toList();
    }

    long pid(int number) {
        return instances.get(number).process.pid();
    }

    /** How long the first of them takes to reserve an attempt, of late, by its metrics. */
    double reservationMillis(String quantile) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(instances.getFirst().origin + "/actuator/prometheus"))
                .build();
        return http.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("ringway_campaign_dial_reservations_seconds{")
                        && line.contains("quantile=\"" + quantile + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) * 1000)
                .findFirst()
                .orElseThrow();
    }

    /** How many turns of a scope each of them was given, by its name. */
    Map<String, Integer> turnsOfEach(String scope) {
        Map<String, Integer> turns = new TreeMap<>();
        instances.forEach(instance ->
                turns.put(instance.name, GrantedTurns.read(logged(instance)).count(scope)));
        return turns;
    }

    /** What all of them have logged since the first start of each, in no order. */
    Stream<String> logged() {
        return instances.stream().flatMap(this::logged);
    }

    private Stream<String> logged(Instance instance) {
        try {
            return Files.readAllLines(folder.resolve(instance.name + ".log")).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** kill -9, and started again at once. Not awaited. */
    void crash(int number) {
        kill(number);
        start(number);
    }

    void kill(int number) {
        Process process = instances.get(number).process.destroyForcibly();
        await().atMost(READY_LIMIT).until(() -> !process.isAlive());
    }

    synchronized void start(int number) {
        if (!broken) {
            instances.get(number).process = instances.get(number).spawned();
        }
    }

    void awaitReady(int number) {
        awaitReady(instances.get(number));
    }

    private void awaitReady(Instance instance) {
        await("readiness of " + instance.name + "; its log is in " + folder)
                .atMost(READY_LIMIT)
                .until(() -> !instance.process.isAlive() || instance.isReady());
        assertThat(instance.process.isAlive())
                .as(instance.name + " runs; its log is in " + folder)
                .isTrue();
    }

    /** A proof that is broken off leaves none behind. */
    private synchronized void killAll() {
        broken = true;
        instances.forEach(instance -> instance.process.destroyForcibly());
    }

    /** Ends them; the system's own one stays ended. */
    @Override
    public void close() {
        instances.forEach(instance -> instance.process.destroy());
        instances.forEach(instance -> await().atMost(READY_LIMIT).until(() -> !instance.process.isAlive()));
    }

    /** Has one of them start and end, and leave its classes to the others: they come back in half the time. */
    private void archiveClasses(Map<String, String> environment) {
        String archive = folder.resolve("classes.jsa").toString();
        command.removeIf(word -> word.startsWith("-XX:SharedArchiveFile"));
        command.addAll(1, List.of("-Xlog:cds=off", "-Xlog:cds*=off", "-XX:ArchiveClassesAtExit=" + archive));
        Instance first = new Instance("first", FreePorts.next(), environment);
        awaitReady(first);
        first.process.destroy();
        await().atMost(READY_LIMIT).until(() -> !first.process.isAlive());
        command.set(3, "-XX:SharedArchiveFile=" + archive);
    }

    private static Map<String, String> environment(long pid) {
        Map<String, String> environment = new HashMap<>();
        for (String pair : words(pid, "environ")) {
            int equals = pair.indexOf('=');
            environment.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return environment;
    }

    private static List<String> words(long pid, String file) {
        try {
            return Arrays.stream(Files.readString(Path.of("/proc/" + pid, file)).split("\0", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
