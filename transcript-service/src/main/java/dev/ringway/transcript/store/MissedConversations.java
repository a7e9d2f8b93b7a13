package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.missed.Awaited;
import dev.ringway.transcript.missed.Sweep;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How far conversations have been looked for, in {@code conversationSweeps}, and those that were found and are still to be
 * read, in {@code awaitedConversations}. Written by whoever holds the job's turn. Blocks.
 */
@Component
public class MissedConversations {

    private static final String SWEEP = "conversations";

    private final MongoCollection<Document> sweeps;
    private final MongoCollection<Document> awaited;

    public MissedConversations(MongoDatabase database) {
        this.sweeps = database.getCollection("conversationSweeps");
        this.awaited = database.getCollection("awaitedConversations");
    }

    public Optional<Sweep> sweep() {
        return Mono.from(sweeps.find(eq(SWEEP)))
                .map(MissedConversations::readSweep)
                .blockOptional();
    }

    public void save(Sweep sweep, Instant now) {
        Bson changes = Updates.combine(
                Updates.set("doneUntil", sweep.doneUntil()),
                setOrUnset("windowEnd", sweep.windowEnd()),
                setOrUnset("cursor", sweep.cursor()),
                Updates.set("failures", sweep.failures()),
                setOrUnset("pausedUntil", sweep.pausedUntil()),
                written(now));
        Mono.from(sweeps.updateOne(eq(SWEEP), changes, new UpdateOptions().upsert(true)))
                .block();
    }

    /** Those that are awaited already stay as they are. */
    public void await(List<Awaited> found, Instant now) {
        if (found.isEmpty()) {
            return;
        }
        List<UpdateOneModel<Document>> writes = found.stream()
                .map(one -> new UpdateOneModel<Document>(
                        eq(one.conversationId()),
                        Updates.combine(
                                Updates.setOnInsert("since", millis(one.since())),
                                Updates.setOnInsert("due", millis(one.due())),
                                Updates.setOnInsert("looks", one.looks()),
                                Updates.setOnInsert("createdAt", millis(now)),
                                Updates.setOnInsert("updatedAt", millis(now)),
                                Updates.setOnInsert("version", 1L)),
                        new UpdateOptions().upsert(true)))
                .toList();
        Mono.from(awaited.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .block();
    }

    /** The longest due first. */
    public List<Awaited> due(Instant now, int limit) {
        return Flux.from(awaited.find(lte("due", now))
                        .sort(Sorts.ascending("due"))
                        .limit(limit))
                .map(MissedConversations::readAwaited)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    public void later(Awaited next, Instant now) {
        Mono.from(awaited.updateOne(
                        eq(next.conversationId()),
                        Updates.combine(
                                Updates.set("due", millis(next.due())),
                                Updates.set("looks", next.looks()),
                                Updates.set("updatedAt", millis(now)),
                                Updates.inc("version", 1L))))
                .block();
    }

    public void remove(String conversationId) {
        Mono.from(awaited.deleteOne(eq(conversationId))).block();
    }

    private static Bson written(Instant now) {
        return Updates.combine(
                Updates.set("updatedAt", millis(now)),
                Updates.setOnInsert("createdAt", millis(now)),
                Updates.inc("version", 1L));
    }

    private static Bson setOrUnset(String field, Optional<?> value) {
        return value.map(present -> Updates.set(field, present)).orElseGet(() -> Updates.unset(field));
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Sweep readSweep(Document document) {
        Fields fields = new Fields(document);
        return new Sweep(
                fields.time("doneUntil").orElseThrow(),
                fields.time("windowEnd"),
                fields.text("cursor"),
                fields.whole("failures").orElse(0L).intValue(),
                fields.time("pausedUntil"));
    }

    private static Awaited readAwaited(Document document) {
        Fields fields = new Fields(document);
        return new Awaited(
                document.getString("_id"),
                fields.time("since").orElseThrow(),
                fields.time("due").orElseThrow(),
                fields.whole("looks").orElse(0L).intValue());
    }
}
