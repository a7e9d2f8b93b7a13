package dev.ringway.callstore.store;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.AggregatePublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.TimelineEvent;
import dev.ringway.callstore.call.TimelinePosition;
import dev.ringway.starter.mongo.PlainValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The reports about one call, for those who look. */
@Component
public class TimelineQueries {

    /** Where the provider does not count, its report comes after those of the same instant that are counted. */
    private static final Field<Document> COUNT =
            new Field<>("count", new Document("$ifNull", List.of("$sequence", Long.MAX_VALUE)));

    private final MongoCollection<Document> events;

    public TimelineQueries(MongoDatabase database) {
        this.events = database.getCollection("callEvents");
    }

    /** The next events after a position, in its order. What is sorted are the reports of one call. */
    public Flux<TimelineEvent> list(String callSid, Optional<TimelinePosition> after, int limit) {
        return Flux.from(query(callSid, after, limit)).map(TimelineQueries::read);
    }

    AggregatePublisher<Document> query(String callSid, Optional<TimelinePosition> after, int limit) {
        List<Bson> stages = new ArrayList<>();
        Bson ofTheCall = Filters.eq("callSid", callSid);
        stages.add(Aggregates.match(after.map(
                        position -> Filters.and(ofTheCall, Filters.gte("timestamp", position.timestamp())))
                .orElse(ofTheCall)));
        stages.add(Aggregates.addFields(COUNT));
        after.ifPresent(position -> stages.add(Aggregates.match(behind(position))));
        stages.add(Aggregates.sort(Sorts.ascending("timestamp", "count", "_id")));
        stages.add(Aggregates.limit(limit));
        return events.aggregate(stages);
    }

    private static Bson behind(TimelinePosition position) {
        return Filters.or(
                Filters.gt("timestamp", position.timestamp()),
                Filters.gt("count", position.sequence()),
                Filters.and(Filters.eq("count", position.sequence()), Filters.gt("_id", position.eventId())));
    }

    private static TimelineEvent read(Document event) {
        return new TimelineEvent(
                event.getString("_id"),
                event.getString("callSid"),
                event.getString("eventType"),
                event.getString("source"),
                event.getDate("timestamp").toInstant(),
                event.getDate("receivedAt").toInstant(),
                Optional.ofNullable(event.getLong("sequence")),
                PlainValues.of(event.get("data", Document.class)),
                Optional.ofNullable(event.get("conversationData", Document.class))
                        .map(PlainValues::of),
                CallEventDocument.refusal(event),
                CallEventDocument.erased(event));
    }
}
