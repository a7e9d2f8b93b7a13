package dev.ringway.transcript.intake.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.intake.agents.AgentImport.NotShown;
import dev.ringway.transcript.intake.agents.AgentImport.Report;
import dev.ringway.transcript.provider.AgentsAtElevenLabs;
import dev.ringway.transcript.store.agents.AgentQueries;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Agents of the workspace that ElevenLabs lists and does not show. */
class AgentImportTest extends RunningAgents {

    /** With the sandbox's own. */
    private static final int THERE = 6;

    @Autowired
    private AgentQueries queries;

    @Autowired
    private AgentsAtElevenLabs elevenLabs;

    @Autowired
    private AgentSync sync;

    @BeforeEach
    void some() {
        for (String name : List.of("One", "Two", "Three", "Four", "Five")) {
            elevenLabs("POST", "/create", "{\"name\":\"" + name + "\",\"conversation_config\":{}}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 429, 500})
    void oneHoldsUpNoOther(int status) {
        order("read", "\"answer\":\"error\",\"status\":" + status);
        AgentImport imports = imports(20);

        Report first = imports.run("ava");
        assertThat(first.failed())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).startsWith("ElevenLabs answered HTTP " + status));
        assertThat(first.adopted()).hasSize(THERE - 1);
        assertThat(first.left()).isEqualTo(1);
        assertThat(first.problem()).isEmpty();

        assertThat(imports.run("ava").adopted()).isEqualTo(ids(first));
    }

    @Test
    void thoseThatFailedComeAfterAllOthers() {
        order("read", "\"answer\":\"error\",\"status\":404,\"count\":3");
        AgentImport imports = imports(3);

        Report first = imports.run("ava");
        assertThat(first.failed()).hasSize(3);
        assertThat(first.adopted()).isEmpty();
        assertThat(first.problem()).as("they are gone, and ElevenLabs is there").isEmpty();
        Report second = imports.run("ava");
        assertThat(second.adopted()).hasSize(3).doesNotContainAnyElementsOf(ids(first));
        assertThat(imports.run("ava").adopted()).containsExactlyElementsOf(ids(first));
    }

    @Test
    void whereNoneOfSeveralInARowIsShownItEnds() {
        order("read", "\"answer\":\"error\",\"status\":500,\"count\":3");
        AgentImport imports = imports(20);

        Report first = imports.run("ava");
        assertThat(first.failed()).hasSize(3);
        assertThat(first.adopted()).isEmpty();
        assertThat(first.problem().orElseThrow()).startsWith("ElevenLabs answered HTTP 500");
        assertThat(first.left()).isEqualTo(THERE);
        assertThat(imports.run("ava").adopted()).hasSize(THERE);
    }

    private static List<String> ids(Report report) {
        return report.failed().stream().map(NotShown::agentId).toList();
    }

    private AgentImport imports(int batch) {
        return new AgentImport(
                queries,
                elevenLabs,
                sync,
                new AgentSettings(
                        Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2), 3, batch));
    }
}
