package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.RecordingStatus;
import dev.ringway.callstore.recording.StoredRecording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A recording as a document of {@code recordings}. A write touches only what reports tell. */
final class RecordingDocument {

    private RecordingDocument() {}

    static StoredRecording read(Document document) {
        Fields fields = new Fields(document);
        Recording recording = new Recording(
                fields.name("_id"),
                fields.name("callSid"),
                fields.text("accountSid"),
                RecordingStatus.of(fields.name("status")).orElseThrow(),
                fields.number("duration"),
                fields.integer("channels"),
                fields.text("track"),
                fields.text("source"),
                fields.text("url"),
                fields.text("format"),
                fields.number("size"),
                fields.time("startTime"),
                fields.integer("errorCode"),
                fields.time("deletedAt"));
        return new StoredRecording(
                recording,
                document.getLong("version"),
                fields.time("createdAt").orElseThrow(),
                fields.time("updatedAt").orElseThrow());
    }

    /** Fails with a duplicate key if somebody else has created it meanwhile. */
    static WriteModel<Document> insert(Recording recording, Instant now) {
        Document document = new Document("_id", recording.recordingSid())
                .append("version", 1L)
                .append("createdAt", now)
                .append("updatedAt", now);
        document.putAll(fields(recording));
        return new InsertOneModel<>(document);
    }

    /** Matches nothing if somebody else has written it since it was read. */
    static WriteModel<Document> update(StoredRecording before, Recording after, Instant now) {
        List<Bson> changes = new ArrayList<>();
        // Nothing that a recording has is ever taken away.
        fields(after).forEach((field, value) -> changes.add(Updates.set(field, value)));
        changes.add(Updates.set("updatedAt", now));
        changes.add(Updates.inc("version", 1L));
        return new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", after.recordingSid()), Filters.eq("version", before.version())),
                Updates.combine(changes));
    }

    private static Map<String, Object> fields(Recording recording) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("callSid", recording.callSid());
        put(fields, "accountSid", recording.accountSid());
        fields.put("status", recording.status().text());
        put(fields, "duration", recording.duration());
        put(fields, "channels", recording.channels());
        put(fields, "track", recording.track());
        put(fields, "source", recording.source());
        put(fields, "url", recording.url());
        put(fields, "format", recording.format());
        put(fields, "size", recording.size());
        put(fields, "startTime", recording.startTime());
        put(fields, "errorCode", recording.errorCode());
        put(fields, "deletedAt", recording.deletedAt());
        return fields;
    }

    private static void put(Map<String, Object> fields, String field, Optional<?> value) {
        value.ifPresent(present -> fields.put(field, present));
    }
}
