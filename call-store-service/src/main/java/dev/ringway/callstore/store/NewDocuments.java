package dev.ringway.callstore.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecConfigurationException;
import reactor.core.publisher.Mono;

/** Inserts what is not there yet, by {@code _id}, and leaves the rest as it is. */
final class NewDocuments {

    /** The server takes 100 levels; a report that holds more would fail its whole bulk, again and again. */
    private static final int DEEPEST = 90;

    private final MongoCollection<Document> collection;
    private final Codec<Document> codec;

    NewDocuments(MongoCollection<Document> collection) {
        this.collection = collection;
        this.codec = collection.getCodecRegistry().get(Document.class);
    }

    /**
     * Blocks until all are on the majority's disks.
     *
     * @return what can never be stored, with the reason, by {@code _id}
     */
    Map<String, String> insert(List<Document> fresh) {
        Map<String, String> refused = new HashMap<>();
        List<RawBsonDocument> documents = new ArrayList<>(fresh.size());
        List<String> ids = new ArrayList<>(fresh.size());
        for (Document document : fresh) {
            // Encoded one by one and before anything is sent: inside of the bulk one bad field name or a time out of
            // range would fail them all, again and again.
            String id = document.getString("_id");
            try {
                if (deeperThan(DEEPEST, document)) {
                    refused.put(id, "it is nested too deep");
                    continue;
                }
                documents.add(new RawBsonDocument(document, codec));
                ids.add(id);
            } catch (BSONException | CodecConfigurationException unstorable) {
                refused.put(id, "it holds a field name or a time that cannot be stored");
            }
        }
        if (!documents.isEmpty()) {
            try {
                Mono.from(collection
                                .withDocumentClass(RawBsonDocument.class)
                                .insertMany(documents, new InsertManyOptions().ordered(false)))
                        .block();
            } catch (MongoBulkWriteException someFailed) {
                BulkErrors.refused(someFailed).forEach((index, reason) -> refused.put(ids.get(index), reason));
            }
        }
        return refused;
    }

    private static boolean deeperThan(int levels, Object value) {
        Collection<?> inner = switch (value) {
            case Map<?, ?> map -> map.values();
            case Collection<?> list -> list;
            default -> List.of();
        };
        return !inner.isEmpty() && (levels == 0 || inner.stream().anyMatch(one -> deeperThan(levels - 1, one)));
    }
}
