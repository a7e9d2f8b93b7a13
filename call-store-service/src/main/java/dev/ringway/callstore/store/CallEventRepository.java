package dev.ringway.callstore.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every report once. */
@Component
public final class CallEventRepository {

    private final MongoCollection<Document> events;
    private final Codec<Document> codec;

    public CallEventRepository(MongoDatabase database) {
        this.events = database.getCollection("callEvents");
        this.codec = database.getCodecRegistry().get(Document.class);
    }

    /**
     * Inserts the events that are not there yet and leaves the others as they are. Blocks until those are on the
     * majority's disks.
     *
     * @return what can never be stored, with the reason, by event id
     */
    public Map<String, String> insertNew(List<RecordedEvent> fresh, Instant now) {
        Map<String, String> refused = new HashMap<>();
        List<RawBsonDocument> documents = new ArrayList<>(fresh.size());
        List<String> ids = new ArrayList<>(fresh.size());
        for (RecordedEvent event : fresh) {
            // Encoded one by one and before anything is sent: inside of the bulk one bad field name or a time out of
            // range
            // would fail them all, again and again.
            try {
                documents.add(new RawBsonDocument(CallEventDocument.of(event, now), codec));
                ids.add(event.id());
            } catch (BSONException | CodecConfigurationException unstorable) {
                refused.put(event.id(), "it holds a field name or a time that cannot be stored");
            }
        }
        if (!documents.isEmpty()) {
            try {
                Mono.from(events.withDocumentClass(RawBsonDocument.class)
                                .insertMany(documents, new InsertManyOptions().ordered(false)))
                        .block();
            } catch (MongoBulkWriteException someFailed) {
                BulkErrors.refused(someFailed).forEach((index, reason) -> refused.put(ids.get(index), reason));
            }
        }
        return refused;
    }

    /** All events of a call by the provider's time. */
    public Flux<RecordedEvent> of(String callSid) {
        return Flux.from(events.find(Filters.eq("callSid", callSid)).sort(Sorts.ascending("timestamp")))
                .map(CallEventDocument::read);
    }
}
