package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.StoredCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A call as a document of {@code calls}. A write touches the fields of the call alone, each by its own path, and never
 * those that people write: tags, custom fields, notes, follow-up.
 */
final class CallDocument {

    private CallDocument() {}

    static StoredCall read(Document document) {
        return CallReading.read(document);
    }

    /** Fails with a duplicate key if somebody else has created the call meanwhile. */
    static WriteModel<Document> insert(Call call, Instant now) {
        Document document = new Document("_id", call.sid())
                .append("version", 1L)
                .append("createdAt", now)
                .append("updatedAt", now);
        CallWriting.fields(call).forEach((path, value) -> place(document, path, value));
        return new InsertOneModel<>(document);
    }

    /** Matches nothing if somebody else has written the call since it was read. */
    static WriteModel<Document> update(StoredCall before, Call after, Instant now) {
        Map<String, Object> old = CallWriting.fields(before.call());
        Map<String, Object> fresh = CallWriting.fields(after);
        List<Bson> changes = new ArrayList<>();
        fresh.forEach((field, value) -> {
            if (!value.equals(old.get(field))) {
                changes.add(Updates.set(field, value));
            }
        });
        old.keySet().stream()
                .filter(field -> !fresh.containsKey(field))
                .map(Updates::unset)
                .forEach(changes::add);
        changes.add(Updates.set("updatedAt", now));
        changes.add(Updates.inc("version", 1L));
        return new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", after.sid()), Filters.eq("version", before.version())),
                Updates.combine(changes));
    }

    /** No path has more than two parts. */
    private static void place(Document document, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            document.append(path, value);
            return;
        }
        ((Document) document.computeIfAbsent(path.substring(0, dot), outer -> new Document()))
                .append(path.substring(dot + 1), value);
    }
}
