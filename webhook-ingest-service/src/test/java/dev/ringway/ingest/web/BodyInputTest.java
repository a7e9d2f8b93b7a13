package dev.ringway.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

class BodyInputTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofMillis(300);

    @Test
    void aBodyThatTricklesWithoutAPauseIsGivenUp() {
        Flux<DataBuffer> trickle = Flux.interval(Duration.ofMillis(20))
                .take(100)
                .map(tick -> buffer(1))
                .onBackpressureBuffer();
        try (BodyInput body = new BodyInput(trickle, new Pace(LONG, GRACE, 16 << 10), LONG)) {
            assertThatExceptionOfType(BodyTooSlowException.class).isThrownBy(body::readAllBytes);
        }
    }

    @Test
    void whatCameQuicklyIsCreditForWhatComesSlowly() throws IOException {
        Flux<DataBuffer> body = Flux.just(buffer(200_000))
                .concatWith(Flux.interval(Duration.ofMillis(20))
                        .take(50)
                        .map(tick -> buffer(1))
                        .onBackpressureBuffer());
        try (BodyInput input = new BodyInput(body, new Pace(LONG, GRACE, 2_000), LONG)) {
            assertThat(input.readAllBytes()).hasSize(200_050);
        }
    }

    @Test
    void whatIsLeftDependsOnWhatCameAndHowLongItWasWaitedFor() {
        Pace pace = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(3), 16 << 10);
        assertThat(pace.patience(0, 0)).isEqualTo(seconds(3));
        assertThat(pace.patience(0, seconds(3))).isZero();
        assertThat(pace.patience(5 * (16 << 10), seconds(3))).isEqualTo(seconds(2));
        assertThat(pace.patience(150L << 20, seconds(3))).isEqualTo(seconds(10));
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private static DataBuffer buffer(int size) {
        return DefaultDataBufferFactory.sharedInstance.wrap(new byte[size]);
    }
}
