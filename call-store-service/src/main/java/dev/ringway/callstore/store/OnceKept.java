package dev.ringway.callstore.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps each document once, by {@code _id}: what is there stays as it is, unless it carries the mark {@code refused}. */
final class OnceKept {

    static final String REFUSED = "refused";

    /** The server takes 100 levels; a report that holds more would fail its whole bulk, again and again. */
    private static final int DEEPEST = 90;

    private final MongoCollection<Document> collection;
    private final Codec<Document> codec;

    OnceKept(MongoCollection<Document> collection) {
        this.collection = collection;
        this.codec = collection.getCodecRegistry().get(Document.class);
    }

    /** Inserts what is not there yet. Blocks until all are on the majority's disks. */
    Inserted insert(List<Document> fresh) {
        Map<String, String> refused = new HashMap<>();
        Set<String> present = new HashSet<>();
        List<RawBsonDocument> documents = encode(fresh, refused);
        if (!documents.isEmpty()) {
            try {
                Mono.from(collection
                                .withDocumentClass(RawBsonDocument.class)
                                .insertMany(documents, new InsertManyOptions().ordered(false)))
                        .block();
            } catch (MongoBulkWriteException someFailed) {
                BulkErrors.refused(someFailed).forEach((index, reason) -> refused.put(id(documents, index), reason));
                BulkErrors.duplicates(someFailed).forEach(index -> present.add(id(documents, index)));
            }
        }
        return new Inserted(refused, present);
    }

    /**
     * Puts later documents in the place of refused ones that are still as they were read; they carry no mark themselves.
     * Blocks.
     *
     * @param stored by {@code _id}, with {@code version} and {@code createdAt}
     */
    Written replace(List<Document> later, Map<String, Document> stored) {
        Map<String, String> refused = new HashMap<>();
        List<String> ids = new ArrayList<>();
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (RawBsonDocument encoded : encode(later, refused)) {
            Document document = encoded.decode(codec);
            Document before = stored.get(document.getString("_id"));
            ids.add(document.getString("_id"));
            writes.add(new ReplaceOneModel<>(
                    Filters.and(
                            Filters.eq("_id", document.getString("_id")),
                            Filters.eq("version", before.getLong("version")),
                            Filters.exists(REFUSED)),
                    document.append("version", before.getLong("version") + 1)
                            .append("createdAt", before.getDate("createdAt"))));
        }
        if (writes.isEmpty()) {
            return new Written(false, refused);
        }
        Written written = Written.by(collection, ids, writes);
        refused.putAll(written.refused());
        return new Written(written.missed(), refused);
    }

    /** As it will be read: the server knows fewer digits of a second, and fewer kinds of numbers, than we do. */
    Document asRead(Document document) {
        return new RawBsonDocument(document, codec).decode(codec);
    }

    /**
     * One by one and before anything is sent: inside of the bulk one bad field name or a time out of range would fail them
     * all, again and again.
     */
    private List<RawBsonDocument> encode(Collection<Document> documents, Map<String, String> refused) {
        return documents.stream()
                .flatMap(document -> encode(document, refused).stream())
                .toList();
    }

    private Optional<RawBsonDocument> encode(Document document, Map<String, String> refused) {
        String id = document.getString("_id");
        try {
            if (deeperThan(DEEPEST, document)) {
                refused.put(id, "it is nested too deep");
                return Optional.empty();
            }
            return Optional.of(new RawBsonDocument(document, codec));
        } catch (BSONException | CodecConfigurationException unstorable) {
            refused.put(id, "it holds a field name or a time that cannot be stored");
            return Optional.empty();
        }
    }

    private static String id(List<RawBsonDocument> documents, int index) {
        return documents.get(index).getString("_id").getValue();
    }

    private static boolean deeperThan(int levels, @Nullable Object value) {
        Collection<?> inner = switch (value) {
            case null -> List.of();
            case Map<?, ?> map -> map.values();
            case Collection<?> list -> list;
            default -> List.of();
        };
        return !inner.isEmpty() && (levels == 0 || inner.stream().anyMatch(one -> deeperThan(levels - 1, one)));
    }
}
