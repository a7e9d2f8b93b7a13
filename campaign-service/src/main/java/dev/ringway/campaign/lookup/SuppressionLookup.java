package dev.ringway.campaign.lookup;

import dev.ringway.campaign.store.SuppressionQueries;
import dev.ringway.campaign.store.SuppressionRepository;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionFilter;
import dev.ringway.campaign.suppression.SuppressionKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads suppressions, within what {@link LookupSettings} allow. */
@Component
public final class SuppressionLookup {

    private final SuppressionQueries queries;
    private final SuppressionRepository suppressions;
    private final LookupSettings settings;
    private final Clock clock;

    SuppressionLookup(
            SuppressionQueries queries, SuppressionRepository suppressions, LookupSettings settings, Clock clock) {
        this.queries = queries;
        this.suppressions = suppressions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Blocks. */
    public Optional<Suppression> find(SuppressionKey key) {
        return suppressions.find(key);
    }

    /**
     * The next of a list, the newest first; one more than the limit where it goes on.
     *
     * @param after the place of the last one of the page before
     */
    public Mono<List<Suppression>> page(SuppressionFilter filter, Optional<String> after, int limit) {
        return queries.list(filter, after, limit + 1, clock.instant(), settings.timeLimit())
                .collectList();
    }

    /** All of a filter, the newest first, no faster than they are taken. */
    public Flux<Suppression> all(SuppressionFilter filter, int batchSize) {
        return queries.all(filter, clock.instant(), batchSize);
    }
}
