package dev.ringway.callstore.reconcile;

import dev.ringway.callstore.provider.AccountAtTwilio;
import dev.ringway.callstore.provider.AccountsAtTwilio;
import dev.ringway.callstore.provider.TwilioListing.Kind;
import dev.ringway.starter.jobs.Turn;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
 * One run after another makes what is stored equal to what Twilio holds, account by account: first the calls without an end
 * and the recordings without their media, then the lists that follow the clock, then what people asked for. A run asks a
 * bounded number of questions.
 */
@Component
public class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final String REQUESTED = "requested";

    /** A list that follows the clock is not asked for less: runs that people start would ask for moments. */
    private static final Duration SHORTEST_SPAN = Duration.ofMinutes(1);

    /** Two for calls without an end, one for a recording without one, one for a list. */
    private static final int SMALLEST_SHARE = 4;

    private final AccountsAtTwilio accounts;
    private final OverdueCalls calls;
    private final OverdueRecordings recordings;
    private final Sweeping sweeping;
    private final SweepRepository sweeps;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile Optional<ReconciliationReport> last = Optional.empty();
    private int runs;

    Reconciliation(
            AccountsAtTwilio accounts,
            OverdueCalls calls,
            OverdueRecordings recordings,
            Sweeping sweeping,
            SweepRepository sweeps,
            ReconciliationSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.accounts = accounts;
        this.calls = calls;
        this.recordings = recordings;
        this.sweeping = sweeping;
        this.sweeps = sweeps;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Never throws for what Twilio does: the report says why a run ended early. */
    void run(Turn turn) {
        Instant startedAt = clock.instant();
        long notConfigured = calls.notConfigured();
        List<Run> all =
                accounts.all().stream().map(account -> new Run(turn, account)).toList();
        try {
            share(all);
        } finally {
            record(ReconciliationReport.of(
                    startedAt,
                    clock.instant(),
                    notConfigured,
                    all.stream().map(Run::report).toList()));
        }
    }

    /**
     * Each account may ask as much as any other, and what one leaves over goes to those that want more. Each run begins with
     * another account: where there are fewer questions than accounts, everyone's turn comes.
     */
    private void share(List<Run> all) {
        List<Run> open = new ArrayList<>(all);
        Collections.rotate(open, runs++);
        int left = settings.requestsPerRun();
        while (left > 0 && !open.isEmpty()) {
            int share = Math.max(SMALLEST_SHARE, left / open.size());
            for (Run run : open) {
                int before = run.requests();
                run.allow(Math.min(share, left));
                go(run);
                left -= run.requests() - before;
            }
            open.removeIf(run -> !run.wantsMore());
        }
    }

    private void go(Run run) {
        try {
            calls.fetch(run);
            recordings.fetch(run);
            sweepFollowing(run);
            sweepRequested(run);
        } catch (Run.EndedException ended) {
            run.ended(ended.getMessage());
            log.warn("Reconciliation of {} ended early: {}", run.account().accountSid(), ended.getMessage());
        }
    }

    private void record(ReconciliationReport report) {
        last = Optional.of(report);
        meters.counter("ringway.reconciliation.requests").increment(report.requests());
        meters.counter("ringway.reconciliation.repaired").increment(report.repaired());
        meters.counter("ringway.reconciliation.unknown").increment(report.unknownAtTwilio());
        if (report.notConfigured() > 0) {
            log.warn("{} calls have no end and are of accounts that are not configured", report.notConfigured());
        }
        if (report.repaired() > 0) {
            log.info("Reconciliation took in {} of {} resources", report.repaired(), report.looked());
        }
    }

    private void sweepRequested(Run run) {
        for (Sweep sweep : theirs(run)) {
            if (sweep.target().isPresent()
                    && sweeping.sweep(sweep, kind(sweep), sweep.target().get(), run)) {
                sweeps.remove(sweep);
            }
        }
    }

    private void sweepFollowing(Run run) {
        Map<String, Sweep> known = theirs(run).stream().collect(Collectors.toMap(Sweep::name, Function.identity()));
        for (Duration lag : settings.lags()) {
            for (Kind kind : Kind.values()) {
                String name = text(kind) + ":" + lag;
                Instant until = clock.instant().minus(lag);
                Sweep sweep = Optional.ofNullable(known.get(name))
                        .orElseGet(() -> begin(name, run.account().accountSid(), until));
                boolean due = !sweep.doneUntil().plus(SHORTEST_SPAN).isAfter(until);
                if (due && !sweeping.sweep(sweep, kind, until, run)) {
                    return;
                }
            }
        }
    }

    private List<Sweep> theirs(Run run) {
        return sweeps.all().stream()
                .filter(sweep -> sweep.accountSid().equals(run.account().accountSid()))
                .toList();
    }

    private Sweep begin(String name, String accountSid, Instant until) {
        Sweep sweep = Sweep.from(name, accountSid, until.minus(settings.lookBack()));
        sweeps.save(sweep, clock.instant());
        return sweep;
    }

    /** Has all of this span of time gone through in every account, by the runs to come. */
    public void request(Instant from, Instant to) {
        String request = ":" + REQUESTED + ":" + UUID.randomUUID();
        for (AccountAtTwilio account : accounts.all()) {
            for (Kind kind : Kind.values()) {
                Sweep asked = Sweep.from(text(kind) + request, account.accountSid(), from);
                sweeps.save(asked.until(to), clock.instant());
            }
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
