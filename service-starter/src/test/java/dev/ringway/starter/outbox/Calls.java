package dev.ringway.starter.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.mongo.CollectionBootstrap;
import dev.ringway.starter.mongo.CollectionFolder;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Mono;

/** The owner of calls, in a database of its own. Ids begin alike, so that a test tells its own records from others'. */
final class Calls implements AutoCloseable {

    static final PublishedCollection<CallEvent> PUBLISHED =
            new PublishedCollection<>("calls", Topics.CALLS_CHANGED, Set.of("recording.audio"), Calls::changed);

    final String database = "outbox_" + UUID.randomUUID().toString().substring(0, 8);
    final String prefix = "CA" + UUID.randomUUID().toString().substring(0, 8);
    private final MongoClient client = MongoClients.create(LocalServers.mongodbUri());
    final MongoDatabase source = client.getDatabase(database);

    Calls() {
        List<String> drift = new CollectionBootstrap(
                        source,
                        List.of(new CollectionFolder("classpath*:dev/ringway/starter/outbox/collections/*.json")),
                        new StandardEnvironment())
                .applyAndDescribe();
        if (!drift.isEmpty()) {
            throw new IllegalStateException(drift.toString());
        }
    }

    String sid(int number) {
        return prefix + "-" + String.format("%03d", number);
    }

    void insert(String sid) {
        Mono.from(calls().insertOne(new Document("_id", sid)
                        .append("version", 1L)
                        .append("recording", new Document("url", "/r").append("audio", "x".repeat(100_000)))))
                .block();
    }

    void update(String sid) {
        Mono.from(calls().updateOne(Filters.eq(sid), Updates.inc("version", 1L)))
                .block();
    }

    void delete(String sid) {
        Mono.from(source.getCollection(Deletions.COLLECTION).insertOne(Deletions.of("calls", sid, Instant.now())))
                .block();
        Mono.from(calls().deleteOne(Filters.eq(sid))).block();
    }

    void drop() {
        Mono.from(calls().drop()).block();
    }

    /** What is stored as the position from now on. */
    void setToken(Document token) {
        Mono.from(source.getCollection("resumeTokens").updateOne(Filters.eq("calls"), Updates.set("token", token)))
                .block();
    }

    /** Well formed, and of an event that the calls' stream has never had. */
    Document tokenOfAnotherCollection() {
        MongoCollection<Document> other = source.getCollection("other");
        BsonTimestamp now = Mono.from(source.runCommand(new Document("ping", 1)))
                .map(answer -> answer.get("operationTime", BsonTimestamp.class))
                .blockOptional()
                .orElseThrow();
        Mono.from(other.insertOne(new Document())).block();
        return Mono.from(other.watch().startAtOperationTime(now))
                .map(event -> Document.parse(event.getResumeToken().toJson()))
                .blockOptional()
                .orElseThrow();
    }

    Document storedPosition() {
        return Mono.from(source.getCollection("resumeTokens")
                        .find(Filters.eq("calls"))
                        .first())
                .blockOptional()
                .orElseGet(Document::new);
    }

    private MongoCollection<Document> calls() {
        return source.getCollection("calls");
    }

    /** The fields that were handed over are told in the tags. */
    private static Event<CallChanged> changed(Document call) {
        List<String> fields = call.containsKey("recording")
                ? List.copyOf(call.get("recording", Document.class).keySet())
                : List.of();
        String sid = call.getString("_id");
        long version = call.getLong("version");
        return EventDraft.blank(CallChanged.class)
                .with("sid", sid)
                .with("version", version)
                .with("status", "ringing")
                .with("startTime", Instant.EPOCH)
                .with("tags", fields)
                .with("createdAt", Instant.EPOCH)
                .with("updatedAt", Instant.EPOCH)
                .id(sid + ":" + version)
                .event();
    }

    @Override
    public void close() {
        Mono.from(source.drop()).block();
        client.close();
    }
}
