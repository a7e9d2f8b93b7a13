package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.imports.BatchOutcome;
import dev.ringway.campaign.imports.Refusal;
import dev.ringway.campaign.imports.RefusedRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is kept of the rows of an import: those that were refused, in {@code contactImportRows}, and while it runs the line of
 * each number, in {@code contactImportNumbers}, so that files of any length need the same memory.
 */
@Component
public class ImportRows {

    private static final int DELETED_TOGETHER = 5_000;

    private final MongoCollection<Document> refused;
    private final MongoCollection<Document> numbers;

    public ImportRows(MongoDatabase database) {
        this.refused = database.getCollection("contactImportRows");
        this.numbers = database.getCollection("contactImportNumbers");
    }

    /** In the order of the file, read as fast as they are taken and in batches of this size. */
    public Flux<RefusedRow> all(String importId, int batchSize) {
        return Flux.from(refused.find(eq("importId", new ObjectId(importId)))
                        .sort(Sorts.ascending("line"))
                        .batchSize(batchSize))
                .map(ImportRows::read);
    }

    /** Blocks. */
    public List<RefusedRow> first(String importId, int limit) {
        return Flux.from(refused.find(eq("importId", new ObjectId(importId)))
                        .sort(Sorts.ascending("line"))
                        .limit(limit))
                .map(ImportRows::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /**
     * Some of the refused rows go. Blocks.
     *
     * @return whether there are none left
     */
    public boolean deleteSomeRefused(String importId) {
        return deleteSome(refused, eq("importId", new ObjectId(importId)));
    }

    /**
     * Some of the numbers go: they are needed only while it runs. Blocks.
     *
     * @return whether there are none left
     */
    public boolean deleteSomeNumbers(String importId) {
        // '0' follows '/'.
        return deleteSome(numbers, and(gt("_id", importId + "/"), lt("_id", importId + "0")));
    }

    private static boolean deleteSome(MongoCollection<Document> collection, Bson those) {
        List<Object> ids = Flux.from(collection
                        .find(those)
                        .projection(Projections.include("_id"))
                        .limit(DELETED_TOGETHER))
                .map(found -> found.get("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
        Mono.from(collection.deleteMany(in("_id", ids))).block();
        return ids.size() < DELETED_TOGETHER;
    }

    Map<String, Long> taken(ClientSession session, String importId, Collection<String> asked) {
        List<String> ids = asked.stream().map(number -> key(importId, number)).toList();
        return Flux.from(numbers.find(session, in("_id", ids)))
                .collectMap(
                        found -> found.getString("_id").substring(importId.length() + 1),
                        found -> found.getLong("line"))
                .blockOptional()
                .orElseThrow();
    }

    void keep(ClientSession session, String importId, BatchOutcome outcome, Instant now) {
        List<Document> lines = outcome.numbers().entrySet().stream()
                .map(number -> new Document("_id", key(importId, number.getKey()))
                        .append("line", number.getValue())
                        .append("createdAt", now))
                .toList();
        List<Document> bad =
                outcome.refused().stream().map(row -> write(importId, row, now)).toList();
        if (!lines.isEmpty()) {
            Mono.from(numbers.insertMany(session, lines)).block();
        }
        if (!bad.isEmpty()) {
            Mono.from(refused.insertMany(session, bad)).block();
        }
    }

    private static String key(String importId, String number) {
        return importId + "/" + number;
    }

    private static Document write(String importId, RefusedRow row, Instant now) {
        Document document = new Document("_id", new ObjectId())
                .append("importId", new ObjectId(importId))
                .append("line", row.line())
                .append("text", row.text())
                .append("reason", row.reason().text());
        if (!row.field().isEmpty()) {
            document.append("field", row.field());
        }
        return document.append("message", row.message()).append("createdAt", now);
    }

    private static RefusedRow read(Document document) {
        return new RefusedRow(
                document.getLong("line"),
                document.getString("text"),
                Refusal.of(document.getString("reason")),
                document.get("field", ""),
                document.getString("message"));
    }
}
