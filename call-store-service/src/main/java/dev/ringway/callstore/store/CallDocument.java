package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.call.Direction;
import dev.ringway.callstore.call.Standing;
import dev.ringway.callstore.call.StoredCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A call as a document of {@code calls}. Fields that reports do not tell are neither read into a call nor touched. */
final class CallDocument {

    static final Bson PROJECTION = Projections.include(
            "version",
            "createdAt",
            "updatedAt",
            "parentCallSid",
            "status",
            "from",
            "to",
            "direction",
            "startTime",
            "ringingAt",
            "answeredAt",
            "endTime",
            "duration",
            "attemptId",
            "answeredBy",
            "sipResponseCode",
            "metadata.tags",
            "lastSequence");

    private static final String SOURCE = "metadata.source";

    private CallDocument() {}

    static StoredCall read(Document document) {
        Standing standing = new Standing(
                CallStatus.of(document.getString("status")).orElseThrow(),
                Optional.ofNullable(document.getLong("lastSequence")),
                time(document, "endTime"),
                Optional.ofNullable(document.getLong("duration")));
        Call call = new Call(
                document.getString("_id"),
                standing,
                text(document, "parentCallSid"),
                text(document, "attemptId"),
                text(document, "direction").flatMap(Direction::of),
                text(document, "from"),
                text(document, "to"),
                time(document, "startTime").orElseThrow(),
                time(document, "ringingAt"),
                time(document, "answeredAt"),
                text(document, "answeredBy"),
                Optional.ofNullable(document.getInteger("sipResponseCode")));
        return new StoredCall(
                call,
                document.getLong("version"),
                document.get("metadata", new Document()).getList("tags", String.class, List.of()),
                time(document, "createdAt").orElseThrow(),
                time(document, "updatedAt").orElseThrow());
    }

    /** Fails with a duplicate key if somebody else has created the call meanwhile. */
    static WriteModel<Document> insert(Call call, Instant now) {
        Document document = new Document("_id", call.sid())
                .append("version", 1L)
                .append("createdAt", now)
                .append("updatedAt", now);
        Map<String, Object> fields = fields(call);
        fields.remove(SOURCE);
        document.putAll(fields);
        document.append("metadata", new Document("source", call.source().text()));
        return new InsertOneModel<>(document);
    }

    /** Matches nothing if somebody else has written the call since it was read. */
    static WriteModel<Document> update(StoredCall before, Call after, Instant now) {
        Map<String, Object> old = fields(before.call());
        Map<String, Object> fresh = fields(after);
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

    /** By path, present ones only. */
    private static Map<String, Object> fields(Call call) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", call.status().text());
        fields.put("startTime", call.startTime());
        fields.put("startMonth", call.startMonth());
        fields.put(SOURCE, call.source().text());
        call.parentCallSid().ifPresent(sid -> fields.put("parentCallSid", sid));
        call.from().ifPresent(from -> fields.put("from", from));
        call.to().ifPresent(to -> fields.put("to", to));
        call.direction().ifPresent(direction -> fields.put("direction", direction.text()));
        call.ringingAt().ifPresent(time -> fields.put("ringingAt", time));
        call.answeredAt().ifPresent(time -> fields.put("answeredAt", time));
        call.standing().endTime().ifPresent(time -> fields.put("endTime", time));
        call.standing().duration().ifPresent(seconds -> fields.put("duration", seconds));
        call.ringDuration().ifPresent(seconds -> fields.put("ringDuration", seconds));
        call.attemptId().ifPresent(id -> fields.put("attemptId", id));
        call.answeredBy().ifPresent(who -> fields.put("answeredBy", who));
        call.sipResponseCode().ifPresent(code -> fields.put("sipResponseCode", code));
        call.standing().sequence().ifPresent(sequence -> fields.put("lastSequence", sequence));
        return fields;
    }

    private static Optional<String> text(Document document, String field) {
        return Optional.ofNullable(document.getString(field));
    }

    private static Optional<Instant> time(Document document, String field) {
        return Optional.ofNullable(document.getDate(field)).map(Date::toInstant);
    }
}
