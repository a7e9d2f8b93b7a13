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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A call's document beside the call that it should tell, field by field, derived fields too. What people wrote is nobody's
 * to compare.
 */
final class CallComparison {

    private static final Set<String> NOT_FOLDED = Set.of("_id", "version", "createdAt", "updatedAt");

    /** Documents of which only some fields are folded. */
    private static final Map<String, Set<String>> SHARED = Map.of(
            "metadata", Set.of("source"), "outcome", Set.of("status", "reason"), "qualityMetrics", Set.of("latencyMs"));

    /** By which the entries of lists are told apart. */
    private static final List<String> ENTRY_IDS = List.of("recordingSid", "sid", "conversationId");

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

    /**
     * Writes what the call should tell and removes nothing: an event may be gone sooner than what it said, so what is stored
     * and not told stays. Matches nothing if somebody else has written the call since it was read.
     *
     * @return empty where there is nothing to write
     */
    static Optional<WriteModel<Document>> repair(Document stored, Call expected, Instant now) {
        Map<String, Object> is = folded(stored);
        List<Bson> changes = new ArrayList<>();
        inBsonTypes(CallWriting.fields(expected)).forEach((path, told) -> {
            Object joined = joined(is.get(path), told);
            if (!joined.equals(is.get(path))) {
                changes.add(Updates.set(path, joined));
            }
        });
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        changes.add(Updates.set("updatedAt", now));
        changes.add(Updates.inc("version", 1L));
        return Optional.of(new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", stored.getString("_id")), Filters.eq("version", stored.getLong("version"))),
                Updates.combine(changes)));
    }

    /** Whether a repair makes the two agree, since nothing is stored that is not told. */
    static boolean mendable(Document stored, Call expected) {
        Map<String, Object> is = folded(stored);
        Map<String, Object> should = inBsonTypes(CallWriting.fields(expected));
        return should.keySet().containsAll(is.keySet())
                && should.entrySet().stream()
                        .allMatch(field ->
                                joined(is.get(field.getKey()), field.getValue()).equals(field.getValue()));
    }

    private static Object joined(@Nullable Object stored, Object told) {
        if (stored instanceof List<?> before && told instanceof List<?> now) {
            List<Object> joined = new ArrayList<>(now);
            before.stream()
                    .filter(item -> item instanceof Document entry
                            && now.stream().noneMatch(other -> other instanceof Document its && same(entry, its)))
                    .forEach(joined::add);
            return joined;
        }
        if (!(stored instanceof Document before) || !(told instanceof Document now)) {
            return told;
        }
        Document joined = new Document(before);
        now.forEach((name, value) -> joined.put(name, joined(before.get(name), value)));
        return joined;
    }

    private static boolean same(Document one, Document other) {
        return ENTRY_IDS.stream().anyMatch(id -> one.containsKey(id) && Objects.equals(one.get(id), other.get(id)));
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
