package dev.ringway.starter.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The paths at which two documents differ, deepest first known, e.g. {@code $jsonSchema.properties.status.enum}. */
final class Differences {

    private Differences() {}

    static List<String> between(BsonDocument wanted, BsonDocument found) {
        List<String> paths = new ArrayList<>();
        collect("", wanted, found, paths);
        return paths;
    }

    private static void collect(
            String path, @Nullable BsonValue wanted, @Nullable BsonValue found, List<String> paths) {
        if (wanted instanceof BsonDocument inWanted && found instanceof BsonDocument inFound) {
            Collection<String> fields = new TreeSet<>(inWanted.keySet());
            fields.addAll(inFound.keySet());
            for (String field : fields) {
                collect(path.isEmpty() ? field : path + "." + field, inWanted.get(field), inFound.get(field), paths);
            }
        } else if (wanted == null || !sameValue(wanted, found)) {
            paths.add(path);
        }
    }

    /** Arrays of a schema (required, enum) and of a key stand in an order that counts. */
    private static boolean sameValue(BsonValue wanted, @Nullable BsonValue found) {
        if (wanted instanceof BsonArray first && found instanceof BsonArray second) {
            return first.getValues().equals(second.getValues());
        }
        return wanted.equals(found);
    }
}
