package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.link.Named;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.LinkRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a new name to the calls that repeat it, page by page. Where it stopped needs no note: the calls that still have
 * another name are the rest.
 */
@Component
final class NameSpreading {

    private static final Logger log = LoggerFactory.getLogger(NameSpreading.class);

    private static final int PAGE = 500;
    private static final int AT_ONCE = 4;
    private static final int NAMES = 100;

    private final LinkRepository links;
    private final CallRepository calls;
    private final ReportIntake intake;
    private final Clock clock;

    NameSpreading(LinkRepository links, CallRepository calls, ReportIntake intake, Clock clock) {
        this.links = links;
        this.calls = calls;
        this.intake = intake;
        this.clock = clock;
    }

    /** A few pages at once, which is all for a contact; the rest of an agent's is left to {@link #goOn}. */
    void begin(Named named) {
        Walk walk = new Walk(named);
        for (int page = 0; page < AT_ONCE; page++) {
            if (walk.done()) {
                return;
            }
        }
        log.info(
                "{} {}: its calls repeat the new name step by step",
                named.kind().text(),
                named.id());
    }

    /** Until every call repeats the newest name. */
    void goOn(Runnable eachPage) {
        for (List<Named> open = links.unspread(NAMES); !open.isEmpty(); open = links.unspread(NAMES)) {
            for (Named named : open) {
                Walk walk = new Walk(named);
                do {
                    eachPage.run();
                } while (!walk.done());
            }
        }
    }

    /**
     * From the newest call to the oldest, since those that are done would else be passed over for every page; then from the
     * newest again, for calls that came meanwhile.
     */
    private final class Walk {

        private final Named named;
        private Optional<Instant> reached = Optional.empty();
        private List<CallPosition> beginning = List.of();

        private Walk(Named named) {
            this.named = named;
        }

        /** One page; true when there is none left. */
        private boolean done() {
            List<CallPosition> page = calls.namedOtherwise(named, reached, PAGE);
            if (!page.isEmpty()) {
                intake.refresh(page.stream().map(CallPosition::sid).toList());
            }
            boolean stuck = reached.isEmpty() && page.size() == PAGE && page.equals(beginning);
            if (stuck) {
                log.error(
                        "{} {}: its calls do not take its name on, and are left as they are, e.g. {}",
                        named.kind().text(),
                        named.id(),
                        page.getFirst().sid());
            }
            if (stuck || (page.size() < PAGE && reached.isEmpty())) {
                links.spread(named, clock.instant());
                return true;
            }
            beginning = reached.isEmpty() ? page : beginning;
            reached = page.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(page.getLast().startTime());
            return false;
        }
    }
}
