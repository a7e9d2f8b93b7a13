package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class SpoolIT {

    @Test
    void webhooksThatCameWhileKafkaWasAwayAreStoredOnceThoughTheIngestWasKilled() {
        KafkaOutage.Result result =
                new KafkaOutage(RunningSystem.get(), 20, Duration.ofSeconds(1), Duration.ofSeconds(8)).run();

        assertThat(result.acknowledged()).isEqualTo(result.sent());
        assertThat(result.spooled()).isPositive();
        assertThat(result.wrong()).isEmpty();
    }
}
