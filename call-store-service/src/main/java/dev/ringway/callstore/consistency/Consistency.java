package dev.ringway.callstore.consistency;

import com.mongodb.MongoException;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.jobs.TurnOverException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks by themselves and when asked for, one at a time. What was asked for is written down first, so a check whose
 * instance dies is begun again by another one.
 */
@Component
public class Consistency {

    private static final Logger log = LoggerFactory.getLogger(Consistency.class);

    private final ConsistencyCheck check;
    private final ConsistencyReports reports;
    private final ConsistencySettings settings;
    private final Clock clock;
    private final Map<Finding.Kind, AtomicLong> found = new ConcurrentHashMap<>();

    Consistency(
            ConsistencyCheck check,
            ConsistencyReports reports,
            ConsistencySettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.check = check;
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
        EnumSet.allOf(Finding.Kind.class)
                .forEach(kind -> meters.gauge(
                        "ringway.consistency.findings",
                        List.of(Tag.of("kind", kind.code())),
                        found.computeIfAbsent(kind, unseen -> new AtomicLong()),
                        AtomicLong::doubleValue));
    }

    /** @return the check as it was written down; {@link #runRequested} does it */
    public ConsistencyReport request(Instant from, Instant to, boolean repair, Optional<String> by) {
        ConsistencyReport asked =
                ConsistencyReport.requested(UUID.randomUUID().toString(), from, to, repair, by, clock.instant());
        reports.save(asked, clock.instant());
        return asked;
    }

    /** Asks for the latest span, without repair. */
    void requestByItself() {
        Instant now = clock.instant();
        ConsistencyReport asked = request(now.minus(settings.span()), now, false, Optional.empty());
        log.debug("Consistency check {} is due", asked.id());
    }

    /**
     * Does what was asked for and is not over, also what another instance has begun and left. One that fails does not hold
     * up the next; its failure is thrown after all of them.
     */
    void runRequested(Turn turn) {
        List<RuntimeException> failures = new ArrayList<>();
        for (ConsistencyReport asked : reports.unfinished()) {
            try {
                run(asked, turn);
            } catch (TurnOverException over) {
                throw over;
            } catch (RuntimeException failure) {
                log.warn("Consistency check {} failed", asked.id(), failure);
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void run(ConsistencyReport asked, Turn turn) {
        Tally tally = new Tally(settings.findingsShown());
        reports.save(asked.running(), clock.instant());
        try {
            check.run(asked, tally, turn);
        } catch (TurnOverException | MongoException notNow) {
            // stays unfinished, and is begun again
            throw notNow;
        } catch (RuntimeException failure) {
            reports.save(asked.failed(tally, failure.getClass().getSimpleName(), clock.instant()), clock.instant());
            throw failure;
        }
        reports.save(asked.done(tally, clock.instant()), clock.instant());
        found.forEach((kind, many) -> many.set(
                tally.found().getOrDefault(kind.code(), 0L) - tally.repaired().getOrDefault(kind.code(), 0L)));
        log.info(
                "Consistency check {}: looked at {}, found {}, repaired {}",
                asked.id(),
                tally.checked(),
                tally.found(),
                tally.repaired());
    }

    public List<ConsistencyReport> latest() {
        return reports.latest();
    }

    public Optional<ConsistencyReport> find(String id) {
        return reports.find(id);
    }
}
