package dev.ringway.campaign.lookup;

import dev.ringway.campaign.attempt.AttemptFilter;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.store.DialAttemptQueries;
import dev.ringway.campaign.store.DialAttempts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads dial attempts, within what {@link LookupSettings} allow. Blocks. */
@Component
public final class DialAttemptLookup {

    private final DialAttempts attempts;
    private final DialAttemptQueries queries;
    private final LookupSettings settings;

    DialAttemptLookup(DialAttempts attempts, DialAttemptQueries queries, LookupSettings settings) {
        this.attempts = attempts;
        this.queries = queries;
        this.settings = settings;
    }

    public Optional<DialAttempt> find(String id) {
        return attempts.find(id);
    }

    /**
     * A page of a list. Attempts that come meanwhile do not shift what follows.
     *
     * @param after the id of the last attempt of the page before
     * @param limit one more than is shown tells whether there is a next page
     */
    public List<DialAttempt> page(AttemptFilter filter, Optional<String> after, int limit) {
        return queries.list(filter, after, limit, settings.timeLimit());
    }
}
