package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.tools.ToolProvider;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The clients of {@code docs/examples/realtime} miss nothing where their connection is lost and made again elsewhere. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples", "realtime");
    private static final Path FOLDER = Path.of("target", "examples");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Instance first;
    private static Instance second;
    private static CallFeed feed;

    @BeforeAll
    static void start() throws IOException {
        first = Instance.start();
        second = Instance.start();
        feed = new CallFeed();
        Files.createDirectories(FOLDER);
    }

    @AfterAll
    static void stop() {
        feed.close();
        second.close();
        first.close();
    }

    @Test
    void the_one_for_node() throws IOException {
        Path script = FOLDER.resolve("follow-calls.mjs");
        Files.copy(EXAMPLES.resolve("follow-calls.mjs"), script, StandardCopyOption.REPLACE_EXISTING);
        follow(List.of(System.getProperty("ringway.node"), script.toString()));
    }

    @Test
    void the_one_for_java() throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int outcome = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        classes,
                        "-d",
                        FOLDER.toString(),
                        EXAMPLES.resolve("FollowCalls.java").toString());
        assertThat(outcome).isZero();
        follow(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                FOLDER + java.io.File.pathSeparator + classes,
                "FollowCalls"));
    }

    private static void follow(List<String> command) throws IOException {
        String sid = CallFeed.newSid();
        try (FrontDoor door = new FrontDoor(first);
                Program example = new Program(command, door.url(), Tokens.of("viewer"))) {
            AtomicLong version = new AtomicLong();
            // It does not say when it is there: it is told of changes until it tells of one.
            Awaitility.await().atMost(PATIENCE).until(() -> {
                feed.changed(sid, version.incrementAndGet(), "in-progress");
                return !example.versions(sid).isEmpty();
            });
            long before = version.get();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> example.versions(sid).getLast() == before);
            door.leadTo(second);
            long after = before + 100;
            LongStream.rangeClosed(before + 1, after).forEach(next -> feed.changed(sid, next, "in-progress"));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> example.versions(sid).getLast() == after);
            long seen = example.versions(sid).getFirst();
            assertThat(example.versions(sid))
                    .isEqualTo(LongStream.rangeClosed(seen, after).boxed().toList());
        }
    }

    /** A program and what it printed of changes of calls. */
    private static final class Program implements AutoCloseable {

        private final Process process;
        private final List<String> printed = new CopyOnWriteArrayList<>();

        Program(List<String> command, String... arguments) throws IOException {
            List<String> whole = new java.util.ArrayList<>(command);
            whole.addAll(List.of(arguments));
            process = new ProcessBuilder(whole)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            try (BufferedReader stdout = process.inputReader()) {
                stdout.lines().forEach(printed::add);
            } catch (IOException | UncheckedIOException ended) {
                // it was closed
            }
        }

        List<Long> versions(String sid) {
            return printed.stream()
                    .filter(line -> line.startsWith("call.changed ") && line.contains(sid))
                    .map(line -> JsonMapper.shared().readTree(line.substring(line.indexOf('{'))))
                    .map(call -> call.path("version").asLong())
                    .toList();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
