package dev.ringway.callstore.intake;

import dev.ringway.callstore.store.PendingFactRepository;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks through what waits for a call, joins what has one, and tells how much waits and how long. Only the instance that
 * looked last has figures.
 */
@Component
final class PendingFactsReport {

    private static final Logger log = LoggerFactory.getLogger(PendingFactsReport.class);

    private static final int PAGE = 200;
    private static final Duration LATE = Duration.ofHours(1);

    private record Look(Instant at, long waiting, Optional<Duration> longest) {}

    private final PendingFacts pending;
    private final PendingFactRepository facts;
    private final Duration current;
    private final Clock clock;
    private final AtomicReference<Optional<Look>> last = new AtomicReference<>(Optional.empty());

    PendingFactsReport(
            PendingFacts pending,
            PendingFactRepository facts,
            IntakeSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.pending = pending;
        this.facts = facts;
        this.current = settings.pendingSweepInterval().multipliedBy(3);
        this.clock = clock;
        Gauge.builder("ringway.pending.facts", this, figure(Look::waiting))
                .description("reports that wait for their call")
                .register(meters);
        Gauge.builder(
                        "ringway.pending.facts.oldest",
                        this,
                        figure(look -> look.longest().map(Duration::toSeconds).orElse(0L)))
                .description("how long the oldest of them waits")
                .baseUnit("seconds")
                .register(meters);
    }

    void run(Runnable eachPage) {
        int joined = pending.sweep(PAGE, eachPage);
        if (joined > 0) {
            log.warn("{} reports had waited although their call was known; they are joined now", joined);
        }
        Instant now = clock.instant();
        Look look = new Look(now, facts.count(), facts.oldest().map(since -> Duration.between(since, now)));
        last.set(Optional.of(look));
        look.longest()
                .filter(age -> age.compareTo(LATE) > 0)
                .ifPresent(age -> log.warn(
                        "{} reports of ElevenLabs wait for a call that nothing names, the oldest for {} h",
                        look.waiting(),
                        age.toHours()));
    }

    private static ToDoubleFunction<PendingFactsReport> figure(ToDoubleFunction<Look> figure) {
        return report -> report.last
                .get()
                .filter(look -> look.at().plus(report.current).isAfter(report.clock.instant()))
                .map(figure::applyAsDouble)
                .orElse(Double.NaN);
    }
}
