package dev.ringway.callstore.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.EstimatedDocumentCountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.CallCount;
import dev.ringway.callstore.call.CallDetails;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallOrder;
import dev.ringway.callstore.call.CallPosition;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calls for those who look. */
@Component
public class CallQueries {

    private final MongoCollection<Document> calls;
    private final Clock clock;

    public CallQueries(MongoDatabase database, Clock clock) {
        this.calls = database.getCollection("calls");
        this.clock = clock;
    }

    public Mono<CallDetails> find(String sid) {
        return Mono.from(calls.find(Filters.eq("_id", sid)).projection(CallDetailsDocument.PROJECTION))
                .map(CallDetailsDocument::read);
    }

    /**
     * The next calls after a position. Two queries, since the indexes end with startTime: the first walks an index to the
     * start of the last call wanted, the second sorts only what lies in between, which is more than the limit just by the
     * calls of one instant.
     *
     * @param timeLimit for each of the two, else a {@link com.mongodb.MongoExecutionTimeoutException}
     */
    public Flux<CallDetails> list(
            CallFilter filter, CallOrder order, Optional<CallPosition> after, int limit, Duration timeLimit) {
        Bson condition = condition(filter, order, after);
        return Mono.from(farthest(condition, order, limit).maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(farthest -> Filters.and(condition, upTo(farthest, order)))
                .defaultIfEmpty(condition)
                .flatMapMany(between -> between(between, order, limit).maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(CallDetailsDocument::read);
    }

    /**
     * All of them, the newest start first, read as fast as they are taken and in batches of this size. A call whose start
     * is corrected meanwhile, which only ever makes it earlier, may come twice; none is left out.
     */
    public Flux<CallDetails> all(CallFilter filter, int batchSize) {
        return Flux.from(calls.find(CallConditions.of(filter, clock.instant()))
                        .sort(byStart(CallOrder.NEWEST_FIRST))
                        .projection(CallDetailsDocument.PROJECTION)
                        .batchSize(batchSize))
                .map(CallDetailsDocument::read);
    }

    /** Counts to the limit and no further. */
    public Mono<CallCount> count(CallFilter filter, int limit, Duration timeLimit) {
        return Flux.from(calls.aggregate(List.of(
                                Aggregates.match(CallConditions.of(filter, clock.instant())),
                                Aggregates.limit(limit + 1),
                                Aggregates.group(null, Accumulators.sum("calls", 1L))))
                        .maxTime(timeLimit.toMillis(), MILLISECONDS))
                .next()
                .map(counted -> counted.getLong("calls"))
                .defaultIfEmpty(0L)
                .map(counted -> counted > limit
                        ? new CallCount(limit, CallCount.Relation.AT_LEAST)
                        : new CallCount(counted, CallCount.Relation.EXACT));
    }

    /** How many calls there are in all, without counting them. */
    public Mono<CallCount> estimate(Duration timeLimit) {
        return Mono.from(calls.estimatedDocumentCount(
                        new EstimatedDocumentCountOptions().maxTime(timeLimit.toMillis(), MILLISECONDS)))
                .map(value -> new CallCount(value, CallCount.Relation.ESTIMATE));
    }

    Bson condition(CallFilter filter, CallOrder order, Optional<CallPosition> after) {
        Bson wanted = CallConditions.of(filter, clock.instant());
        return after.map(position -> Filters.and(wanted, CallConditions.after(position, order)))
                .orElse(wanted);
    }

    FindPublisher<Document> farthest(Bson condition, CallOrder order, int limit) {
        return calls.find(condition)
                .sort(byStart(order))
                .skip(limit - 1)
                .limit(1)
                .projection(Projections.include("startTime"));
    }

    FindPublisher<Document> between(Bson condition, CallOrder order, int limit) {
        Bson sort = switch (order) {
            case NEWEST_FIRST -> Sorts.descending("startTime", "_id");
            case OLDEST_FIRST -> Sorts.ascending("startTime", "_id");
        };
        return calls.find(condition).sort(sort).limit(limit).projection(CallDetailsDocument.PROJECTION);
    }

    static Bson upTo(Document farthest, CallOrder order) {
        Object start = farthest.get("startTime");
        return order == CallOrder.NEWEST_FIRST ? Filters.gte("startTime", start) : Filters.lte("startTime", start);
    }

    private static Bson byStart(CallOrder order) {
        return order == CallOrder.NEWEST_FIRST ? Sorts.descending("startTime") : Sorts.ascending("startTime");
    }
}
