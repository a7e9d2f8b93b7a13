package dev.ringway.starter.outbox;

import com.mongodb.ClientSessionOptions;
import com.mongodb.ReadConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes a whole collection: every document in the order of its id, then a tombstone for every recorded deletion of
 * one that is not there again. The stream's new position is taken before anything is read, and all is read by a majority
 * as of then or later, so whatever is written meanwhile is in what was read or comes in the stream, or both.
 */
record Republication(MongoClient client, MongoDatabase database, PublishedCollection<?> published, int batchSize) {

    /** @return where the stream has to be read on from once all was published */
    Position run(Consumer<List<Change>> publish) {
        try (ClientSession session = Mono.from(client.startSession(
                        ClientSessionOptions.builder().causallyConsistent(true).build()))
                .blockOptional()
                .orElseThrow()) {
            BsonTimestamp now = Mono.from(database.runCommand(session, new Document("ping", 1)))
                    .map(answer -> answer.get("operationTime", BsonTimestamp.class))
                    .blockOptional()
                    .orElseThrow();
            session.advanceOperationTime(now);
            for (List<Document> page : pages(session, published.collection(), Filters.empty(), leftOut())) {
                publish.accept(page.stream()
                        .<Change>map(document -> new Change.Stored(document.get("_id"), document))
                        .toList());
            }
            Bson ours = Filters.eq("collection", published.collection());
            for (List<Document> page : pages(session, Deletions.COLLECTION, ours, Projections.include("documentId"))) {
                publish.accept(tombstones(session, page));
            }
            return new Position.At(now);
        }
    }

    private Bson leftOut() {
        return Projections.exclude(List.copyOf(published.leftOut()));
    }

    private Iterable<List<Document>> pages(ClientSession session, String collection, Bson filter, Bson projection) {
        return Flux.from(find(session, collection, filter, projection))
                .buffer(batchSize)
                .toIterable(1);
    }

    private FindPublisher<Document> find(ClientSession session, String collection, Bson filter, Bson projection) {
        return database.getCollection(collection)
                .withReadConcern(ReadConcern.MAJORITY)
                .find(session, filter)
                .projection(projection)
                .sort(Sorts.ascending("_id"))
                .batchSize(batchSize);
    }

    private List<Change> tombstones(ClientSession session, List<Document> deletions) {
        List<Object> ids =
                deletions.stream().map(deletion -> deletion.get("documentId")).toList();
        Set<Object> thereAgain = Flux.from(
                        find(session, published.collection(), Filters.in("_id", ids), Projections.include("_id")))
                .map(document -> document.get("_id"))
                .collect(Collectors.toSet())
                .blockOptional()
                .orElseThrow();
        return ids.stream()
                .filter(id -> !thereAgain.contains(id))
                .<Change>map(Change.Deleted::new)
                .toList();
    }
}
