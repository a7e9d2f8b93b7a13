package dev.ringway.callstore.reconcile;

import dev.ringway.callstore.provider.TwilioListing;
import dev.ringway.callstore.provider.TwilioListing.Kind;
import dev.ringway.callstore.provider.TwilioListing.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Goes through an account's lists at Twilio window by window. Where it stands is written down after each page that was taken in, so a
 * run that ends anywhere is continued; a page that was taken in twice changes nothing.
 */
@Component
class Sweeping {

    private final Discrepancies discrepancies;
    private final SweepRepository sweeps;
    private final Duration window;
    private final int pageSize;
    private final Clock clock;

    Sweeping(Discrepancies discrepancies, SweepRepository sweeps, ReconciliationSettings settings, Clock clock) {
        this.discrepancies = discrepancies;
        this.sweeps = sweeps;
        this.window = settings.window();
        this.pageSize = settings.pageSize();
        this.clock = clock;
    }

    /**
     * @param until where there is nothing more to list for now
     * @return whether it came there
     */
    boolean sweep(Sweep begun, Kind kind, Instant until, Run run) {
        Sweep sweep = begun;
        while (sweep.doneUntil().isBefore(until)) {
            if (!run.mayAsk()) {
                return false;
            }
            sweep = step(sweep, kind, until, run);
            sweeps.save(sweep, clock.instant());
        }
        return true;
    }

    private Sweep step(Sweep sweep, Kind kind, Instant until, Run run) {
        Instant end =
                sweep.windowEnd().orElseGet(() -> earlier(sweep.doneUntil().plus(window), until));
        TwilioListing twilio = run.account().listing();
        Optional<Page> page = run.ask(() -> sweep.nextPage()
                .map(next -> twilio.next(kind, next))
                .orElseGet(() -> twilio.between(kind, sweep.doneUntil(), end, pageSize)));
        if (page.isEmpty()) {
            if (sweep.nextPage().isEmpty()) {
                throw new Run.EndedException(
                        "Twilio refuses to list what began between " + sweep.doneUntil() + " and " + end);
            }
            return sweep.startingOver();
        }
        run.took(page.get().resources().size(), discrepancies.take(page.get().resources()));
        return page.get().next().map(next -> sweep.goingOnAt(end, next)).orElseGet(() -> sweep.doneUntil(end));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
