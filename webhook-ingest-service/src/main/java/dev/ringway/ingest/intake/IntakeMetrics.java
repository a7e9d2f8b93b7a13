package dev.ringway.ingest.intake;

import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.request.IgnoredReason;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.Unfamiliar;
import dev.ringway.ingest.request.UnreadableReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumSet;
import org.springframework.stereotype.Component;

/**
 * Every request is received once and ends as exactly one of published, parked, ignored, refused or unavailable. All
 * figures are there, at zero, from the start: a first increase is then seen as one.
 */
@Component
class IntakeMetrics {

    private final MeterRegistry meters;

    IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
        EnumSet.allOf(Endpoint.class).forEach(this::register);
        finding(true);
        finding(false);
    }

    private void register(Endpoint endpoint) {
        answered(endpoint);
        received(endpoint);
        published(endpoint);
        unavailable(endpoint);
        EnumSet.allOf(Refusal.class).forEach(reason -> refused(endpoint, reason));
        EnumSet.allOf(UnreadableReason.class).forEach(reason -> parked(endpoint, reason));
        EnumSet.allOf(Unfamiliar.class).forEach(what -> unfamiliar(endpoint, what));
        EnumSet.allOf(IgnoredReason.class).forEach(reason -> ignored(endpoint, reason));
    }

    Counter received(Endpoint endpoint) {
        return meters.counter("ringway.ingest.received", of(endpoint));
    }

    Counter published(Endpoint endpoint) {
        return meters.counter("ringway.ingest.published", of(endpoint));
    }

    Counter unavailable(Endpoint endpoint) {
        return meters.counter("ringway.ingest.unavailable", of(endpoint));
    }

    Counter refused(Endpoint endpoint, Refusal reason) {
        return meters.counter("ringway.ingest.refused", of(endpoint, reason.code()));
    }

    Counter parked(Endpoint endpoint, UnreadableReason reason) {
        return meters.counter("ringway.ingest.parked", of(endpoint, reason.code()));
    }

    Counter ignored(Endpoint endpoint, IgnoredReason reason) {
        return meters.counter("ringway.ingest.ignored", of(endpoint, reason.code()));
    }

    /** What came out while an answer was made, beside the requests. */
    Counter finding(boolean stored) {
        return meters.counter("ringway.ingest.findings", Tags.of("result", stored ? "published" : "lost"));
    }

    /** Of published ones: what each contained that this version does not know. */
    Counter unfamiliar(Endpoint endpoint, Unfamiliar what) {
        return meters.counter(
                "ringway.ingest.unfamiliar",
                Tags.of("provider", endpoint.provider(), "endpoint", endpoint.endpoint(), "what", what.code()));
    }

    Timer answered(Endpoint endpoint) {
        return Timer.builder("ringway.ingest.answered")
                .description("from the whole body's arrival to the answer")
                .tags(of(endpoint))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(15))
                .register(meters);
    }

    private static Iterable<Tag> of(Endpoint endpoint) {
        return Tags.of("provider", endpoint.provider(), "endpoint", endpoint.endpoint());
    }

    private static Iterable<Tag> of(Endpoint endpoint, String reason) {
        return Tags.of("provider", endpoint.provider(), "endpoint", endpoint.endpoint(), "reason", reason);
    }
}
