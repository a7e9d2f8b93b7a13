package dev.ringway.local.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds what is out of date, and calls no Maven when nothing is: that decides how fast a warm start is. */
final class Build {

    private static final Pattern MODULE_LINE = Pattern.compile("\\[INFO] Building Ringway :: (\\S+).*");
    private static final int TAIL = 40;
    private static final String SANDBOX = "deploy/sandbox";

    private final Home home;
    private final List<BuiltModule> shared;
    private final List<BuiltModule> run;

    Build(Home home) {
        this.home = home;
        this.shared = Stream.of("event-contracts", "service-starter")
                .map(folder -> new BuiltModule(home.root(), folder, false))
                .toList();
        this.run = Stream.concat(Service.labels().stream(), Stream.of(SANDBOX))
                .map(folder -> new BuiltModule(home.root(), folder, true))
                .toList();
    }

    /** The modules to be built; all that are run when something that they share has changed. */
    List<BuiltModule> stale() throws IOException {
        for (BuiltModule module : shared) {
            if (module.stale()) {
                return Stream.concat(shared.stream(), run.stream()).toList();
            }
        }
        List<BuiltModule> stale = new ArrayList<>();
        for (BuiltModule module : run) {
            if (module.stale()) {
                stale.add(module);
            }
        }
        return stale;
    }

    /** Builds one part with what it needs, or nothing. A server has nothing to build. */
    void runIfStale(String part, Consumer<String> progress) throws IOException {
        String folder = part.equals(Parts.SANDBOX) ? SANDBOX : part;
        List<BuiltModule> stale = stale().stream()
                .filter(module -> shared.contains(module) || module.folder().equals(folder))
                .toList();
        if (!stale.isEmpty()) {
            run(stale, progress);
        }
    }

    /** @throws LauncherException with the end of Maven's output when it fails */
    void run(List<BuiltModule> modules, Consumer<String> progress) throws IOException {
        Instant start = Instant.now();
        List<String> command = List.of(
                home.root().resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-DskipTests",
                "-Dtest.compile.skip=true",
                "-Dspotless.check.skip=true",
                "-pl",
                String.join(",", modules.stream().map(BuiltModule::folder).toList()),
                "-am",
                "package");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.root().toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        Deque<String> tail = follow(maven, progress);
        try {
            if (maven.waitFor() != 0) {
                throw new LauncherException("the build failed; whole output in " + log() + System.lineSeparator()
                        + String.join(System.lineSeparator(), tail));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while building", e);
        }
        for (BuiltModule module : modules) {
            module.markBuilt(start);
        }
    }

    private Deque<String> follow(Process maven, Consumer<String> progress) throws IOException {
        Deque<String> tail = new ArrayDeque<>();
        try (BufferedReader output = maven.inputReader(StandardCharsets.UTF_8);
                Writer log = Files.newBufferedWriter(log(), StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) output.lines()::iterator) {
                log.write(line + System.lineSeparator());
                tail.addLast(line);
                if (tail.size() > TAIL) {
                    tail.removeFirst();
                }
                Matcher module = MODULE_LINE.matcher(line);
                if (module.matches()) {
                    progress.accept("building " + module.group(1));
                }
            }
        }
        return tail;
    }

    private Path log() {
        return home.log("build");
    }
}
