package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long a start takes, the first after a build and the ones after that, and what memory it needs. In the checkout's own
 * state folder, as a developer's: the first orderly end after a build writes the class-data archives that later starts use.
 */
class StartProof {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration CLAIMED_START = Duration.ofSeconds(20);
    private static final long CLAIMED_MIB = 2560;

    private final RingwayCommand ringway = new RingwayCommand(RunningSystem.ownPorts());

    @Test
    @Tag("start")
    void warmStartAndMemory() {
        Duration first;
        Duration second;
        long proportional;
        long resident;
        try {
            first = ringway.run(LIMIT, "up", "--detach").orFail().took();
            ringway.run(LIMIT, "down").orFail();
            second = ringway.run(LIMIT, "up", "--detach").orFail().took();
            ringway.run(LIMIT, "demo", "--no-campaign", "--calls", "60").orFail();
            JsonNode status = JsonMapper.shared()
                    .readTree(ringway.run(LIMIT, "status", "--json").orFail().output());
            List<Long> pids = pids(status).toList();
            assertThat(pids)
                    .as("MongoDB, Kafka, Redis, the sandbox and seven services")
                    .hasSize(11);
            proportional = pids.stream().mapToLong(pid -> kib(pid, "Pss:")).sum() / 1024;
            resident = pids.stream().mapToLong(pid -> kib(pid, "Rss:")).sum() / 1024;
        } finally {
            ringway.run(LIMIT, "down");
        }
        new ProofReport("start", "with built jars everything is ready within 20 s and stays under 2.5 GiB")
                .figure("first start of the run, from the command to its end (s)", seconds(first))
                .figure("next start (s)", seconds(second))
                .figure("memory of all 11 processes after a demo of 60 calls, PSS (MiB)", proportional)
                .figure("the same as RSS, shared pages counted in each process (MiB)", resident)
                .write();
        assertThat(second).isLessThan(CLAIMED_START);
        assertThat(resident).isLessThan(CLAIMED_MIB);
    }

    private static String seconds(Duration duration) {
        return "%.1f".formatted(duration.toMillis() / 1000.0);
    }

    private static Stream<Long> pids(JsonNode status) {
        return status.findValues("pid").stream().map(JsonNode::longValue);
    }

    private static long kib(long pid, String field) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
