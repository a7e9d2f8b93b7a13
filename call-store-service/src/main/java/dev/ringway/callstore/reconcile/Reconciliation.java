package dev.ringway.callstore.reconcile;

import dev.ringway.callstore.provider.TwilioListing.Kind;
import dev.ringway.starter.jobs.Turn;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One run after another makes what is stored equal to what Twilio holds: first the calls without an end, then the lists
 * that follow the clock, then what people asked for. A run asks a bounded number of questions.
 */
@Component
public class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final String REQUESTED = "requested";

    /** A list that follows the clock is not asked for less: runs that people start would ask for moments. */
    private static final Duration SHORTEST_SPAN = Duration.ofMinutes(1);

    private final OverdueCalls overdue;
    private final Sweeping sweeping;
    private final SweepRepository sweeps;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile Optional<ReconciliationReport> last = Optional.empty();

    Reconciliation(
            OverdueCalls overdue,
            Sweeping sweeping,
            SweepRepository sweeps,
            ReconciliationSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.overdue = overdue;
        this.sweeping = sweeping;
        this.sweeps = sweeps;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Never throws for what Twilio does: the report says why a run ended early. */
    void run(Turn turn) {
        Run run = new Run(turn, clock.instant(), settings.requestsPerRun());
        Optional<String> endedBecause = Optional.empty();
        try {
            overdue.fetch(run);
            sweepFollowing(run);
            sweepRequested(run);
        } catch (Run.EndedException ended) {
            endedBecause = Optional.of(ended.getMessage());
            log.warn("Reconciliation ended early: {}", ended.getMessage());
        } finally {
            record(run.report(clock.instant(), endedBecause));
        }
    }

    private void record(ReconciliationReport report) {
        last = Optional.of(report);
        meters.counter("ringway.reconciliation.requests").increment(report.requests());
        meters.counter("ringway.reconciliation.repaired").increment(report.repaired());
        meters.counter("ringway.reconciliation.unknown").increment(report.unknownAtTwilio());
        if (report.repaired() > 0) {
            log.info("Reconciliation took in {} of {} resources", report.repaired(), report.looked());
        }
    }

    private void sweepRequested(Run run) {
        for (Sweep sweep : sweeps.all()) {
            if (sweep.target().isPresent()
                    && sweeping.sweep(sweep, kind(sweep), sweep.target().get(), run)) {
                sweeps.remove(sweep);
            }
        }
    }

    private void sweepFollowing(Run run) {
        Map<String, Sweep> known = sweeps.all().stream().collect(Collectors.toMap(Sweep::id, Function.identity()));
        for (Duration lag : settings.lags()) {
            for (Kind kind : Kind.values()) {
                String id = text(kind) + ":" + lag;
                Instant until = clock.instant().minus(lag);
                Sweep sweep = Optional.ofNullable(known.get(id)).orElseGet(() -> begin(id, until));
                boolean due = !sweep.doneUntil().plus(SHORTEST_SPAN).isAfter(until);
                if (due && !sweeping.sweep(sweep, kind, until, run)) {
                    return;
                }
            }
        }
    }

    private Sweep begin(String id, Instant until) {
        Sweep sweep = Sweep.from(id, until.minus(settings.lookBack()));
        sweeps.save(sweep, clock.instant());
        return sweep;
    }

    /** Has all of this span of time gone through, by the runs to come. */
    public void request(Instant from, Instant to) {
        String request = ":" + REQUESTED + ":" + UUID.randomUUID();
        for (Kind kind : Kind.values()) {
            Sweep asked = Sweep.from(text(kind) + request, from);
            sweeps.save(
                    new Sweep(asked.id(), from, Optional.empty(), Optional.empty(), Optional.of(to)), clock.instant());
        }
    }

    public List<Sweep> progress() {
        return sweeps.all();
    }

    /** Of this instance. */
    public Optional<ReconciliationReport> lastReport() {
        return last;
    }

    private static Kind kind(Sweep sweep) {
        return Kind.valueOf(sweep.id().substring(0, sweep.id().indexOf(':')).toUpperCase(Locale.ROOT));
    }

    private static String text(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
