package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class DemoIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final RunningSystem system = RunningSystem.get();

    @Test
    void everyCallEndsAsTheSandboxSaysThroughDuplicatesAndReordering() {
        RingwayCommand.Finished demo =
                system.command().run(LIMIT, "demo", "--no-campaign", "--calls", "20", "--seed", "7", "--voice");

        assertThat(demo.output()).contains("20 of 20");
        assertThat(demo.exitCode()).as(demo.output()).isZero();
    }

    @Test
    void aCampaignCallsContactsOfEveryFateToTheirEnd() {
        RingwayCommand.Finished demo = system.command().run(LIMIT, "demo", "--calls", "0", "--contacts", "20");

        assertThat(demo.output()).contains("ended as their numbers say", "20 of 20", "completed");
        assertThat(demo.exitCode()).as(demo.output()).isZero();
    }

    @Test
    void aDialerThatIsKilledCallsNobodyTwiceAndLeavesNobodyOut() {
        RingwayCommand.Running demo =
                system.command().start("demo", "--calls", "0", "--contacts", "40", "--seed", "10");
        demo.awaitOutput(Pattern.compile("being called [1-9]"), LIMIT);
        system.ringway("kill", "campaign-service");
        system.ringway("restart", "campaign-service");

        RingwayCommand.Finished finished = demo.await(LIMIT);

        assertThat(finished.output()).contains("40 of 40");
        assertThat(finished.exitCode()).as(finished.output()).isZero();
    }

    @Test
    void killedServicesLoseNothing() {
        RingwayCommand.Running demo = system.command().start("demo", "--no-campaign", "--calls", "20", "--seed", "8");
        for (String service : new String[] {"call-store-service", "realtime-gateway", "kafka"}) {
            system.ringway("kill", service);
            system.ringway("restart", service);
        }

        RingwayCommand.Finished finished = demo.await(LIMIT);

        assertThat(finished.output()).contains("20 of 20");
        assertThat(finished.exitCode()).as(finished.output()).isZero();
    }

    @Test
    void aDatabaseThatWasAwayLosesNothing() {
        RingwayCommand.Running demo = system.command().start("demo", "--no-campaign", "--calls", "20", "--seed", "9");
        system.ringway("stop", "mongodb");
        system.ringway("restart", "mongodb");

        RingwayCommand.Finished finished = demo.await(LIMIT);

        assertThat(finished.output()).contains("20 of 20");
        assertThat(finished.exitCode()).as(finished.output()).isZero();
    }
}
