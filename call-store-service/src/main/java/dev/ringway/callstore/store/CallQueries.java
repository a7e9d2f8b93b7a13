package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.call.StoredCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calls for those who look. */
@Component
public class CallQueries {

    private static final Set<CallStatus> ALL = Set.of(CallStatus.values());
    private static final Bson NEWEST_FIRST = Sorts.descending("startTime");
    private static final Bson IN_ORDER = Sorts.descending("startTime", "_id");

    private final MongoCollection<Document> calls;

    public CallQueries(MongoDatabase database) {
        this.calls = database.getCollection("calls");
    }

    public Mono<StoredCall> find(String sid) {
        return Mono.from(calls.find(Filters.eq("_id", sid))).map(CallDocument::read);
    }

    /**
     * The next calls after a position, in the order of {@link CallPosition}. Two queries, since the indexes end with
     * startTime: the first walks an index down to the start of the last call wanted, the second sorts only what lies in
     * between, which is more than the limit just by the calls of one instant.
     */
    public Flux<StoredCall> list(CallFilter filter, Optional<CallPosition> after, int limit) {
        return lowest(filter, after, limit)
                .map(lowest -> Filters.and(condition(filter, after), Filters.gte("startTime", lowest.get("startTime"))))
                .defaultIfEmpty(condition(filter, after))
                .flatMapMany(condition -> calls.find(condition).sort(IN_ORDER).limit(limit))
                .map(CallDocument::read);
    }

    private Mono<Document> lowest(CallFilter filter, Optional<CallPosition> after, int limit) {
        return Mono.from(downTo(filter, after, limit));
    }

    FindPublisher<Document> downTo(CallFilter filter, Optional<CallPosition> after, int limit) {
        return calls.find(condition(filter, after))
                .sort(NEWEST_FIRST)
                .skip(limit - 1)
                .limit(1)
                .projection(Projections.include("startTime"));
    }

    /** Always names statuses, since every index by time alone is partial: with all nine of them it merges nine ranges. */
    static Bson condition(CallFilter filter, Optional<CallPosition> after) {
        Set<CallStatus> statuses = filter.statuses().isEmpty() ? ALL : filter.statuses();
        List<Bson> conditions = new ArrayList<>();
        conditions.add(Filters.in(
                "status",
                Arrays.stream(CallStatus.values())
                        .filter(statuses::contains)
                        .map(CallStatus::text)
                        .toList()));
        filter.from().ifPresent(from -> conditions.add(Filters.eq("from", from)));
        filter.to().ifPresent(to -> conditions.add(Filters.eq("to", to)));
        filter.direction().ifPresent(direction -> conditions.add(Filters.eq("direction", direction.text())));
        filter.startedFrom().ifPresent(time -> conditions.add(Filters.gte("startTime", time)));
        filter.startedBefore().ifPresent(time -> conditions.add(Filters.lt("startTime", time)));
        after.ifPresent(position -> {
            conditions.add(Filters.lte("startTime", position.startTime()));
            // Said as what is left out, so that no plan walks the index of _id.
            conditions.add(Filters.nor(
                    Filters.and(Filters.eq("startTime", position.startTime()), Filters.gte("_id", position.sid()))));
        });
        return Filters.and(conditions);
    }
}
