package dev.ringway.starter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FailingListenersTest {

    private static final TopicPartition FIRST = new TopicPartition("calls", 0);
    private static final TopicPartition SECOND = new TopicPartition("calls", 1);
    private static final String TOLD = "calls has been failing on";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-11-02T15:00:00Z");
    private final FailingListeners failing = new FailingListeners(meters, Duration.ofMinutes(10), () -> now);

    @Test
    void one_that_was_never_heard_of_does_not_fail() {
        failing.watch("calls");
        assertThat(seconds()).isZero();
    }

    @Test
    void it_fails_since_the_first_failure_after_its_last_success() {
        fail(Set.of(FIRST));
        pass(60);
        fail(Set.of(FIRST));
        pass(30);
        assertThat(seconds()).isEqualTo(90);

        failing.succeeded("calls", Set.of(FIRST));
        assertThat(seconds()).isZero();
        fail(Set.of(FIRST));
        pass(5);
        assertThat(seconds()).isEqualTo(5);
    }

    @Test
    void a_partition_that_goes_on_hides_none_that_does_not() {
        fail(Set.of(FIRST, SECOND));
        pass(60);
        failing.succeeded("calls", Set.of(SECOND));
        assertThat(seconds()).isEqualTo(60);
    }

    @Test
    void a_partition_that_went_to_another_instance_is_forgotten() {
        fail(Set.of(FIRST));
        pass(Duration.ofMinutes(8).toSeconds());
        assertThat(seconds()).isZero();
        fail(Set.of(FIRST));
        assertThat(seconds()).isZero();
    }

    @Test
    void the_log_tells_once_of_each_that_lasts(CapturedOutput output) {
        for (int minute = 0; minute < 11; minute++) {
            fail(Set.of(FIRST));
            pass(60);
        }
        assertThat(output.getAll()).doesNotContain(TOLD);
        for (int minute = 0; minute < 5; minute++) {
            fail(Set.of(FIRST));
            pass(60);
        }
        assertThat(output.getAll()).containsOnlyOnce(TOLD).contains("ERROR", "calls-0", "the store is away");
    }

    private void fail(Set<TopicPartition> partitions) {
        failing.failed("calls", partitions, new IllegalStateException("the store is away"));
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private double seconds() {
        return meters.get("ringway.kafka.listener.failing")
                .tag("listener", "calls")
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }
}
