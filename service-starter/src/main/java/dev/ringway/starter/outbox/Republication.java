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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Takes a page of changes, and how far everything is published once they are. */
    interface Page {
        void publish(List<Change> changes, Position.Republishing reached);
    }

    Position.Republishing begin() {
        return Mono.from(database.runCommand(new Document("ping", 1)))
                .map(answer -> answer.get("operationTime", BsonTimestamp.class))
                .map(now -> new Position.Republishing(now, Optional.empty()))
                .blockOptional()
                .orElseThrow();
    }

    /** Goes on where an earlier run was interrupted; the tombstones, which are few, are all published again then. */
    void run(Position.Republishing begun, Page page) {
        try (ClientSession session = Mono.from(client.startSession(
                        ClientSessionOptions.builder().causallyConsistent(true).build()))
                .blockOptional()
                .orElseThrow()) {
            session.advanceOperationTime(begun.from());
            Position.Republishing reached = newest(session)
                    .map(newest -> documents(session, begun, newest, page))
                    .orElse(begun);
            Bson ours = Filters.eq("collection", published.collection());
            try (Stream<List<Document>> pages =
                    pages(session, Deletions.COLLECTION, ours, Projections.include("documentId"))) {
                pages.forEachOrdered(deletions -> page.publish(tombstones(session, deletions), reached));
            }
        }
    }

    /** The greatest id there is: what is inserted behind it meanwhile comes in the stream, and so this comes to an end. */
    private Optional<Object> newest(ClientSession session) {
        return Mono.from(find(session, published.collection(), Filters.empty(), Projections.include("_id"))
                        .sort(Sorts.descending("_id"))
                        .first())
                .blockOptional()
                .map(document -> document.get("_id"));
    }

    private Position.Republishing documents(
            ClientSession session, Position.Republishing begun, Object newest, Page page) {
        try (Stream<List<Document>> pages =
                pages(session, published.collection(), between(begun.last(), newest), leftOut())) {
            return pages.sequential()
                    .map(documents -> published(begun, documents, page))
                    .reduce(begun, (_, last) -> last);
        }
    }

    private static Position.Republishing published(Position.Republishing begun, List<Document> documents, Page page) {
        List<Change> changes = documents.stream()
                .<Change>map(document -> new Change.Stored(document.get("_id"), document))
                .toList();
        Position.Republishing reached = new Position.Republishing(
                begun.from(), Optional.of(changes.getLast().id()));
        page.publish(changes, reached);
        return reached;
    }

    /** As expressions, which unlike query operators compare ids of different types too. */
    private static Bson between(Optional<Object> last, Object newest) {
        List<Document> bounds = new ArrayList<>();
        bounds.add(new Document("$lte", List.of("$_id", new Document("$literal", newest))));
        last.ifPresent(id -> bounds.add(new Document("$gt", List.of("$_id", new Document("$literal", id)))));
        return Filters.expr(new Document("$and", bounds));
    }

    private Bson leftOut() {
        return Projections.exclude(List.copyOf(published.leftOut()));
    }

    /** To be closed: a publisher that fails in the middle must not leave a cursor open on the server. */
    private Stream<List<Document>> pages(ClientSession session, String collection, Bson filter, Bson projection) {
        return Flux.from(find(session, collection, filter, projection))
                .buffer(batchSize)
                .toStream(1);
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
