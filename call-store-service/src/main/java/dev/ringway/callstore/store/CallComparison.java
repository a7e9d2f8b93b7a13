package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.ringway.callstore.call.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A call's document beside the call that it should tell, field by field, derived fields too. What people wrote is nobody's
 * to compare.
 */
final class CallComparison {

    private static final Set<String> NOT_FOLDED = Set.of("_id", "version", "createdAt", "updatedAt");

    /** Documents of which only some fields are folded. */
    private static final Map<String, Set<String>> SHARED = Map.of(
            "metadata", Set.of("source"), "outcome", Set.of("status", "reason"), "qualityMetrics", Set.of("latencyMs"));

    private CallComparison() {}

    /** @return the paths of the fields that differ */
    static Set<String> differences(Document stored, Call expected) {
        Map<String, Object> is = folded(stored);
        Map<String, Object> should = inBsonTypes(CallWriting.fields(expected));
        Set<String> paths = new TreeSet<>(is.keySet());
        paths.addAll(should.keySet());
        paths.removeIf(path -> Objects.equals(is.get(path), should.get(path)));
        return paths;
    }

    /** Matches nothing if somebody else has written the call since it was read. */
    static WriteModel<Document> repair(Document stored, Call expected, Instant now) {
        Map<String, Object> should = CallWriting.fields(expected);
        List<Bson> changes = new ArrayList<>();
        differences(stored, expected)
                .forEach(path -> changes.add(
                        should.containsKey(path) ? Updates.set(path, should.get(path)) : Updates.unset(path)));
        changes.add(Updates.set("updatedAt", now));
        changes.add(Updates.inc("version", 1L));
        return new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", stored.getString("_id")), Filters.eq("version", stored.getLong("version"))),
                Updates.combine(changes));
    }

    private static Map<String, Object> folded(Document stored) {
        Map<String, Object> fields = new TreeMap<>();
        stored.forEach((name, value) -> {
            if (SHARED.containsKey(name) && value instanceof Document inner) {
                SHARED.get(name).stream()
                        .filter(inner::containsKey)
                        .forEach(field -> fields.put(name + "." + field, inner.get(field)));
            } else if (!NOT_FOLDED.contains(name)) {
                fields.put(name, value);
            }
        });
        return fields;
    }

    /** As they come back from the database. */
    private static Map<String, Object> inBsonTypes(Map<String, Object> fields) {
        Map<String, Object> stored = new TreeMap<>();
        fields.forEach((path, value) -> stored.put(path, inBsonType(value)));
        return stored;
    }

    private static Object inBsonType(Object value) {
        return switch (value) {
            case Instant time -> Date.from(time);
            case Document inner -> {
                Document copy = new Document();
                inner.forEach((name, field) -> copy.append(name, inBsonType(field)));
                yield copy;
            }
            case List<?> list -> list.stream().map(CallComparison::inBsonType).toList();
            default -> value;
        };
    }
}
