package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.CallStatus;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The calls that are not over, the longest begun first. Blocks. */
@Component
public class ActiveCalls {

    private final MongoCollection<Document> calls;

    /** @param status one that is not terminal */
    public record Active(String sid, CallStatus status, Instant startTime) {

        public CallPosition position() {
            return new CallPosition(startTime, sid);
        }
    }

    public ActiveCalls(MongoDatabase database) {
        this.calls = database.getCollection("calls");
    }

    /**
     * @param whose by account
     * @param after exclusive
     * @param before exclusive
     */
    public List<Active> begun(Whose whose, CallPosition after, Instant before, int limit) {
        return Flux.from(calls.find(Filters.and(
                                active(),
                                whose.condition(),
                                Filters.gte("startTime", after.startTime()),
                                Filters.lt("startTime", before),
                                Filters.nor(Filters.and(
                                        Filters.eq("startTime", after.startTime()), Filters.lte("_id", after.sid())))))
                        .sort(Sorts.ascending("startTime", "_id"))
                        .projection(Projections.include("status", "startTime"))
                        .limit(limit))
                .map(call -> new Active(
                        call.getString("_id"),
                        CallStatus.of(call.getString("status")).orElseThrow(),
                        call.getDate("startTime").toInstant()))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** @param before exclusive */
    public long count(Whose whose, Instant before) {
        return Mono.from(
                        calls.countDocuments(Filters.and(active(), whose.condition(), Filters.lt("startTime", before))))
                .blockOptional()
                .orElseThrow();
    }

    private static Bson active() {
        return Filters.in(
                "status", CallStatus.active().stream().map(CallStatus::text).toList());
    }
}
