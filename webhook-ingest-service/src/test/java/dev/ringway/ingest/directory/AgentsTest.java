package dev.ringway.ingest.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentsTest {

    private final Agents agents = new Agents();

    /** The last call's transcript comes after the agent was removed. */
    @Test
    void oneThatWasRemovedStaysOneOfOursAndTakesNoCalls() {
        agents.put(new Agent("a", 1, true, List.of("+431"), Map.of()));
        agents.remove("a");
        assertThat(agents.byId("a")).isEmpty();
        assertThat(agents.answering("+431")).isEmpty();
        assertThat(agents.size()).isZero();
        assertThat(agents.includes("a")).isTrue();
        assertThat(agents.ids()).containsExactly("a");
    }

    @Test
    void oneOfWhichOnlyTheRemovalIsKnownIsOneOfOurs() {
        agents.remove("a");
        assertThat(agents.includes("a")).isTrue();
    }

    @Test
    void oneThatCallsAreConnectedWithIsOursThoughNobodyToldOfIt() {
        agents.connected("a");
        assertThat(agents.includes("a")).isTrue();
        assertThat(agents.ids()).isEmpty();
    }

    @Test
    void ofThoseThatCallsAreConnectedWithTheLatestAreKnownAndNoMonsters() {
        IntStream.range(0, 10_001).forEach(number -> agents.connected("agent_" + number));
        agents.connected("a".repeat(257));

        assertThat(agents.includes("agent_0")).isFalse();
        assertThat(agents.includes("agent_1")).isTrue();
        assertThat(agents.includes("agent_10000")).isTrue();
        assertThat(agents.includes("a".repeat(257))).isFalse();
    }

    @Test
    void itsAgeIsUnknownUntilAllWasReadOnce() {
        assertThat(agents.age()).isEmpty();
        agents.wholeAsOf(System.nanoTime() - Duration.ofSeconds(20).toNanos());
        assertThat(agents.age().orElseThrow()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(80));
    }
}
