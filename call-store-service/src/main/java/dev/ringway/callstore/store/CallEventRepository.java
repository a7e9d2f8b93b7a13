package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Every report once. */
@Component
public final class CallEventRepository {

    private final MongoCollection<Document> events;

    public CallEventRepository(MongoDatabase database) {
        this.events = database.getCollection("callEvents");
    }

    /**
     * Inserts the events that are not there yet and leaves the others as they are. Blocks until those are on the
     * majority's disks.
     *
     * @return what can never be stored, with the reason, by event id
     */
    public Map<String, String> insertNew(List<RecordedEvent> fresh, Instant now) {
        return new NewDocuments(events)
                .insert(fresh.stream()
                        .map(event -> CallEventDocument.of(event, now))
                        .toList());
    }

    /** All events of a call by the provider's time. */
    public Flux<RecordedEvent> of(String callSid) {
        return Flux.from(events.find(Filters.eq("callSid", callSid)).sort(Sorts.ascending("timestamp")))
                .map(CallEventDocument::read);
    }
}
