package dev.ringway.callstore.lookup;

import com.mongodb.MongoExecutionTimeoutException;
import dev.ringway.callstore.call.CallCount;
import dev.ringway.callstore.call.CallDetails;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallOrder;
import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.CallStats;
import dev.ringway.callstore.call.TimelineEvent;
import dev.ringway.callstore.call.TimelinePosition;
import dev.ringway.callstore.store.CallQueries;
import dev.ringway.callstore.store.CallStatistics;
import dev.ringway.callstore.store.TimelineQueries;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads calls and their timelines, within what {@link LookupSettings} allow. */
@Component
@EnableConfigurationProperties(LookupSettings.class)
public final class CallLookup {

    private final CallQueries calls;
    private final TimelineQueries events;
    private final CallStatistics statistics;
    private final LookupSettings settings;

    CallLookup(CallQueries calls, TimelineQueries events, CallStatistics statistics, LookupSettings settings) {
        this.calls = calls;
        this.events = events;
        this.statistics = statistics;
        this.settings = settings;
    }

    /** Empty for a call that was never seen. */
    public Mono<CallDetails> find(String sid) {
        return calls.find(sid);
    }

    /** A page of a list. Calls that come before it meanwhile do not shift what follows. */
    public Mono<CallPage> page(
            CallFilter filter, CallOrder order, Optional<CallPosition> after, int limit, CountWish wish) {
        return Mono.zip(
                calls.list(filter, order, after, limit + 1, settings.timeLimit())
                        .collectList(),
                count(filter, wish),
                (found, count) -> CallPage.of(found, limit, count));
    }

    /** All calls of a filter, the newest start first, no faster than they are taken. */
    public Flux<CallDetails> all(CallFilter filter, int batchSize) {
        return calls.all(filter, batchSize);
    }

    /** Of a time that is no longer than {@link LookupSettings#statsRange()}. */
    public Mono<CallStats> stats(CallFilter filter) {
        return statistics.of(filter, settings.timeLimit());
    }

    /** One more than the limit where there is a next page; empty, without a list, for a call that was never seen. */
    public Mono<List<TimelineEvent>> timeline(String sid, Optional<TimelinePosition> after, int limit) {
        return calls.find(sid)
                .flatMap(known -> events.list(sid, after, limit + 1).collectList());
    }

    private Mono<Optional<CallCount>> count(CallFilter filter, CountWish wish) {
        return switch (wish) {
            case NONE -> Mono.just(Optional.empty());
            case ESTIMATED ->
                filter.equals(CallFilter.ALL)
                        ? calls.estimate(settings.countTimeLimit()).map(Optional::of)
                        : counted(filter, settings.quickCountLimit());
            case EXACT -> counted(filter, settings.countLimit());
        };
    }

    private Mono<Optional<CallCount>> counted(CallFilter filter, int limit) {
        return calls.count(filter, limit, settings.countTimeLimit())
                .onErrorReturn(MongoExecutionTimeoutException.class, new CallCount(0, CallCount.Relation.AT_LEAST))
                .map(Optional::of);
    }
}
