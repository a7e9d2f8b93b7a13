package dev.ringway.starter.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonParseException;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads collection files: extended JSON with {@code collection}, {@code schemaVersion}, {@code validator} and
 * {@code indexes}. A text value may hold settings as {@code ${…}}; one that is a whole number after that becomes a number.
 */
record CollectionFiles(PropertyResolver settings) {

    private static final Set<String> FIELDS = Set.of("collection", "schemaVersion", "validator", "indexes");

    /** @throws IllegalStateException naming the file, where one cannot be read as a collection */
    List<CollectionDefinition> read(Collection<CollectionFolder> folders) {
        Map<String, CollectionDefinition> byName = new TreeMap<>();
        for (CollectionFolder folder : folders) {
            for (Resource file : filesOf(folder)) {
                CollectionDefinition definition = read(file);
                if (byName.put(definition.name(), definition) != null) {
                    throw new IllegalStateException(
                            "Collection " + definition.name() + " is defined twice, once in " + file);
                }
            }
        }
        return List.copyOf(byName.values());
    }

    private static Resource[] filesOf(CollectionFolder folder) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(folder.pattern());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private CollectionDefinition read(Resource file) {
        try {
            BsonDocument content = BsonDocument.parse(file.getContentAsString(StandardCharsets.UTF_8));
            List<String> unknown = content.keySet().stream()
                    .filter(field -> !FIELDS.contains(field))
                    .toList();
            String name = content.getString("collection").getValue();
            if (!unknown.isEmpty() || !(name + ".json").equals(file.getFilename())) {
                throw new IllegalStateException("Collection file " + file + " holds the collection " + name
                        + (unknown.isEmpty() ? ", which its name does not say" : " and unknown fields " + unknown));
            }
            List<IndexDefinition> indexes = new ArrayList<>();
            for (BsonValue index : content.getArray("indexes")) {
                indexes.add(index(resolved(index).asDocument()));
            }
            return new CollectionDefinition(
                    name,
                    content.getInt32("schemaVersion").getValue(),
                    resolved(content.getDocument("validator")).asDocument(),
                    List.copyOf(indexes));
        } catch (IOException
                | JsonParseException
                | BsonInvalidOperationException
                | IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "Collection file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static IndexDefinition index(BsonDocument specification) {
        if (specification.getString("name").getValue().isBlank()
                || specification.getDocument("key").isEmpty()) {
            throw new IllegalArgumentException("an index needs a name and a key");
        }
        return new IndexDefinition(specification);
    }

    private BsonValue resolved(BsonValue value) {
        if (value.isDocument()) {
            BsonDocument resolved = new BsonDocument();
            value.asDocument().forEach((field, inner) -> resolved.append(field, resolved(inner)));
            return resolved;
        }
        if (value.isArray()) {
            return new BsonArray(value.asArray().stream().map(this::resolved).toList());
        }
        if (value.isString() && value.asString().getValue().contains("${")) {
            String text = settings.resolveRequiredPlaceholders(value.asString().getValue());
            return text.matches("-?\\d{1,18}") ? new BsonInt64(Long.parseLong(text)) : new BsonString(text);
        }
        return value;
    }
}
