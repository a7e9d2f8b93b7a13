package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.CallDetails;
import dev.ringway.callstore.call.CallEdit;
import dev.ringway.callstore.call.CallEdit.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what a person changes, field by field: whatever a report has put beside it stays. */
@Component
public class CallEdits {

    private static final String CUSTOM_FIELDS = "metadata.customFields";

    private final MongoCollection<Document> calls;

    public CallEdits(MongoDatabase database) {
        this.calls = database.getCollection("calls");
    }

    /** The call as it is now; empty, and nothing is written, unless it is still in this version. */
    public Mono<CallDetails> apply(String sid, long version, CallEdit edit, Instant now) {
        List<Bson> updates = updates(edit);
        updates.add(Updates.set("updatedAt", now.truncatedTo(ChronoUnit.MILLIS)));
        updates.add(Updates.inc("version", 1L));
        return Mono.from(calls.findOneAndUpdate(
                        Filters.and(Filters.eq("_id", sid), Filters.eq("version", version)),
                        Updates.combine(updates),
                        new FindOneAndUpdateOptions()
                                .projection(CallDetailsDocument.PROJECTION)
                                .returnDocument(ReturnDocument.AFTER)))
                .map(CallDetailsDocument::read);
    }

    private static List<Bson> updates(CallEdit edit) {
        List<Bson> updates = new ArrayList<>();
        add(updates, "outcome.notes", edit.notes());
        add(updates, "outcome.followUpRequired", edit.followUpRequired());
        add(updates, "outcome.followUpDate", edit.followUpDate());
        add(updates, "metadata.tags", edit.tags());
        if (edit.clearCustomFields()) {
            Document fresh = new Document();
            edit.customFields().forEach((name, value) -> value.ifPresent(set -> fresh.append(name, stored(set))));
            updates.add(fresh.isEmpty() ? Updates.unset(CUSTOM_FIELDS) : Updates.set(CUSTOM_FIELDS, fresh));
        } else {
            edit.customFields().forEach((name, value) -> {
                String path = CUSTOM_FIELDS + "." + name;
                updates.add(value.map(set -> Updates.set(path, stored(set))).orElseGet(() -> Updates.unset(path)));
            });
        }
        return updates;
    }

    private static void add(List<Bson> updates, String path, Change<?> change) {
        switch (change) {
            case Change.Keep<?> _ -> {}
            case Change.Set<?>(var value) -> updates.add(Updates.set(path, value));
            case Change.Clear<?> _ -> updates.add(Updates.unset(path));
        }
    }

    private static Object stored(Object value) {
        return value instanceof BigDecimal number ? new Decimal128(number) : value;
    }
}
