package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.test.ProofReport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What dies or is away while 60 calls run, with duplicates and reordering, costs no call and no report. */
@ExtendWith(RunningSystem.class)
class DisasterProof {

    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final RunningSystem system = RunningSystem.get();

    @Test
    @Tag("crash")
    void killedServicesAndBroker() {
        List<String> victims = List.of("call-store-service", "realtime-gateway", "kafka");
        RingwayCommand.Running demo = system.command().start("demo", "--no-campaign", "--calls", "60", "--seed", "60");
        for (String victim : victims) {
            pause(Duration.ofSeconds(4));
            system.ringway("kill", victim);
            system.ringway("restart", victim);
        }
        RingwayCommand.Finished finished = demo.await(LIMIT);
        report(
                "crash",
                "kill -9 of " + victims + " during 60 calls, each restarted, loses no call and no report",
                finished);
    }

    @Test
    @Tag("mongodb-outage")
    void databaseAwayForHalfAMinute() {
        RingwayCommand.Running demo = system.command().start("demo", "--no-campaign", "--calls", "60", "--seed", "61");
        pause(Duration.ofSeconds(4));
        system.ringway("stop", "mongodb");
        pause(Duration.ofSeconds(30));
        system.ringway("restart", "mongodb");
        RingwayCommand.Finished finished = demo.await(LIMIT);
        report("mongodb-outage", "MongoDB away for 30 s during 60 calls loses no call and no report", finished);
    }

    /** The length of an outage is part of the claim. */
    private static void pause(Duration length) {
        await().pollDelay(length).atMost(length.plusSeconds(5)).until(() -> true);
    }

    private static void report(String name, String claim, RingwayCommand.Finished demo) {
        String summary = Arrays.stream(demo.output().split("\\R"))
                .map(String::strip)
                .filter(line -> line.contains(" of 60"))
                .collect(Collectors.joining("; "));
        new ProofReport(name, claim)
                .figure("the demo's summary", summary)
                .figure("the demo's exit code", demo.exitCode())
                .figure("took", demo.took().toSeconds() + " s")
                .write();
        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(demo.output()).contains("60 of 60");
    }
}
