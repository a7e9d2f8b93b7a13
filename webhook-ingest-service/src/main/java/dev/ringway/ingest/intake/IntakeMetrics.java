package dev.ringway.ingest.intake;

import dev.ringway.ingest.twilio.Refusal;
import dev.ringway.ingest.twilio.UnreadableReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumSet;
import org.springframework.stereotype.Component;

/** Every request is received once and ends as exactly one of published, parked, refused or unavailable. */
@Component
class IntakeMetrics {

    private final MeterRegistry meters;
    private final Timer answered;

    IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.answered = Timer.builder("ringway.ingest.answered")
                .description("from the whole body's arrival to the answer")
                .tag("provider", "twilio")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(15))
                .register(meters);
        received();
        published();
        unavailable();
        EnumSet.allOf(Refusal.class).forEach(this::refused);
        EnumSet.allOf(UnreadableReason.class).forEach(this::parked);
    }

    Counter received() {
        return meters.counter("ringway.ingest.received", "provider", "twilio");
    }

    Counter published() {
        return meters.counter("ringway.ingest.published", "provider", "twilio");
    }

    Counter unavailable() {
        return meters.counter("ringway.ingest.unavailable", "provider", "twilio");
    }

    Counter refused(Refusal reason) {
        return meters.counter("ringway.ingest.refused", "provider", "twilio", "reason", reason.code());
    }

    Counter parked(UnreadableReason reason) {
        return meters.counter("ringway.ingest.parked", "provider", "twilio", "reason", reason.code());
    }

    void answeredSince(long nanoTime) {
        answered.record(Duration.ofNanos(System.nanoTime() - nanoTime));
    }
}
