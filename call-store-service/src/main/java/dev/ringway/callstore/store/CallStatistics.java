package dev.ringway.callstore.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Aggregates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallStats;
import dev.ringway.callstore.call.CallStats.Durations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts calls where they lie: the server sends one line per combination that occurs. */
@Component
public class CallStatistics {

    private static final Document GROUP = Document.parse("""
            {$group: {
              _id: {status: "$status", outcome: "$outcome.status", direction: "$direction", answeredBy: "$answeredBy"},
              calls: {$sum: {$toLong: 1}},
              talked: {$sum: {$cond: [{$gt: ["$duration", null]}, {$toLong: 1}, {$toLong: 0}]}},
              talkSeconds: {$sum: {$ifNull: ["$duration", {$toLong: 0}]}},
              longestTalk: {$max: {$ifNull: ["$duration", {$toLong: 0}]}},
              rang: {$sum: {$cond: [{$gt: ["$ringDuration", null]}, {$toLong: 1}, {$toLong: 0}]}},
              ringSeconds: {$sum: {$ifNull: ["$ringDuration", {$toLong: 0}]}},
              longestRing: {$max: {$ifNull: ["$ringDuration", {$toLong: 0}]}}}}""");

    private final MongoCollection<Document> calls;
    private final Clock clock;

    public CallStatistics(MongoDatabase database, Clock clock) {
        this.calls = database.getCollection("calls");
        this.clock = clock;
    }

    /** @param timeLimit else a {@link com.mongodb.MongoExecutionTimeoutException} */
    public Mono<CallStats> of(CallFilter filter, Duration timeLimit) {
        return Flux.from(calls.aggregate(List.of(Aggregates.match(CallConditions.of(filter, clock.instant())), GROUP))
                        .maxTime(timeLimit.toMillis(), MILLISECONDS))
                .collectList()
                .map(CallStatistics::stats);
    }

    private static CallStats stats(List<Document> lines) {
        return new CallStats(
                sum(lines, "calls"),
                by(lines, "status"),
                by(lines, "outcome"),
                by(lines, "direction"),
                by(lines, "answeredBy"),
                Durations.of(sum(lines, "talked"), sum(lines, "talkSeconds"), longest(lines, "longestTalk")),
                Durations.of(sum(lines, "rang"), sum(lines, "ringSeconds"), longest(lines, "longestRing")));
    }

    private static Map<String, Long> by(List<Document> lines, String property) {
        Map<String, Long> counts = new TreeMap<>();
        lines.forEach(line -> {
            String value = line.get("_id", Document.class).getString(property);
            if (value != null) {
                counts.merge(value, line.getLong("calls"), Long::sum);
            }
        });
        return counts;
    }

    private static long sum(List<Document> lines, String field) {
        return lines.stream().mapToLong(line -> line.getLong(field)).sum();
    }

    private static long longest(List<Document> lines, String field) {
        return lines.stream().mapToLong(line -> line.getLong(field)).max().orElse(0);
    }
}
