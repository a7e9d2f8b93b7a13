package dev.ringway.transcript.intake;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.transcript.intake.failure.OwnFailures;
import dev.ringway.transcript.store.LiveTranscripts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What was heard live on calls whose conversation nobody tells, is all that will ever be known: it is done. */
@Component
final class LiveSettling {

    private static final Logger log = LoggerFactory.getLogger(LiveSettling.class);
    private static final int PAGE = 100;

    private final LiveTranscripts live;
    private final Keeping keeping;
    private final OwnFailures failures;
    private final LiveSettings settings;
    private final Clock clock;

    LiveSettling(LiveTranscripts live, Keeping keeping, OwnFailures failures, LiveSettings settings, Clock clock) {
        this.live = live;
        this.keeping = keeping;
        this.failures = failures;
        this.settings = settings;
        this.clock = clock;
    }

    void run(Turn turn) {
        Instant then = clock.instant().minus(settings.settling());
        List<String> page = live.silentSince(then, "", PAGE);
        while (!page.isEmpty()) {
            for (String id : page) {
                turn.keep();
                if (failures.done("live-settling", id, () -> keeping.close(id))) {
                    log.info("{}: no conversation was told of it, so it is done as it was heard", id);
                }
            }
            page = live.silentSince(then, page.getLast(), PAGE);
        }
    }
}
