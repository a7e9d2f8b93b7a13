package dev.ringway.starter.test.mongo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A document that differs from a good one in a single place, so that a refusal can only be about that place. A path is
 * dotted, with positions in lists: {@code turns.0.role}.
 */
public final class Variant {

    private Variant() {}

    /** The document with another value, given as extended JSON, at the path. */
    public static BsonDocument with(BsonDocument document, String path, String json) {
        BsonValue value = BsonDocument.parse("{\"value\": " + json + "}").get("value");
        return with(document, path, value);
    }

    public static BsonDocument with(BsonDocument document, String path, BsonValue value) {
        BsonDocument copy = document.clone();
        switch (parent(copy, path)) {
            case BsonArray list -> list.set(Integer.parseInt(last(path)), value);
            case BsonValue parent -> parent.asDocument().put(last(path), value);
        }
        return copy;
    }

    public static BsonDocument without(BsonDocument document, String path) {
        BsonDocument copy = document.clone();
        BsonValue removed = parent(copy, path).asDocument().remove(last(path));
        if (removed == null) {
            throw new IllegalArgumentException("there is no " + path + " to remove");
        }
        return copy;
    }

    /** Every path of the document with its value, outer before inner. */
    public static Map<String, BsonValue> paths(BsonDocument document) {
        Map<String, BsonValue> found = new LinkedHashMap<>();
        document.forEach((name, value) -> collect(name, value, found));
        return found;
    }

    private static void collect(String path, BsonValue value, Map<String, BsonValue> found) {
        found.put(path, value);
        if (value.isDocument()) {
            value.asDocument().forEach((name, inner) -> collect(path + "." + name, inner, found));
        }
        if (value.isArray()) {
            List<BsonValue> items = value.asArray();
            for (int i = 0; i < items.size(); i++) {
                collect(path + "." + i, items.get(i), found);
            }
        }
    }

    private static BsonValue parent(BsonDocument document, String path) {
        List<String> steps = Arrays.asList(path.split("\\.", -1));
        BsonValue at = document;
        for (String step : steps.subList(0, steps.size() - 1)) {
            at = at.isArray()
                    ? at.asArray().get(Integer.parseInt(step))
                    : at.asDocument().get(step);
        }
        return at;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
