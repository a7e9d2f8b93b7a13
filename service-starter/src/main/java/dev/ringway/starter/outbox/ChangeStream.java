package dev.ringway.starter.outbox;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One collection's change stream, read batch by batch with the server's own commands: the driver's publisher hands over
 * neither whole batches nor the position while nothing happens, which keeps an idle collection's position from growing
 * too old for the oplog.
 */
final class ChangeStream implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ChangeStream.class);

    /** InvalidResumeToken, ChangeStreamFatalError, ChangeStreamHistoryLost, BSONObjectTooLarge. */
    private static final Set<Integer> NOT_RESUMABLE = Set.of(260, 280, 286, 10334);

    /** BadValue, FailedToParse, TypeMismatch, Overflow: of all that is sent, only a stored token can be malformed. */
    private static final Set<Integer> MALFORMED = Set.of(2, 9, 14, 15);

    /** From here on a server's codes are unnamed assertions, as a token that is no token runs into. */
    private static final int FIRST_ASSERTION = 31_000;

    private final MongoDatabase database;
    private final ClientSession session;
    private final String collection;
    private final OutboxSettings settings;
    private final long cursor;
    private Position.InStream position;

    /** @throws PositionLostException where the server has nothing to continue from at the position */
    ChangeStream(
            MongoClient client,
            MongoDatabase database,
            PublishedCollection<?> published,
            Position.InStream from,
            OutboxSettings settings) {
        this.database = database;
        this.collection = published.collection();
        this.settings = settings;
        this.position = from;
        this.session = Mono.from(client.startSession(
                        ClientSessionOptions.builder().causallyConsistent(false).build()))
                .blockOptional()
                .orElseThrow();
        try {
            this.cursor = opened(published, from);
        } catch (RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    private long opened(PublishedCollection<?> published, Position.InStream from) {
        try {
            Document answer = run(new Document("aggregate", collection)
                    .append("pipeline", pipeline(published, from))
                    .append("cursor", new Document("batchSize", 0)));
            return answer.get("cursor", Document.class).getLong("id");
        } catch (MongoCommandException refused) {
            if (from instanceof Position.After && isAboutTheToken(refused)) {
                throw new PositionLostException("the stored position is unusable", refused);
            }
            throw refused;
        }
    }

    /** Only where a token was sent: a server that refuses every stream must not lead to publishing all without end. */
    private static boolean isAboutTheToken(MongoCommandException refused) {
        return MALFORMED.contains(refused.getErrorCode()) || refused.getErrorCode() >= FIRST_ASSERTION;
    }

    /** Waits until something has changed, at most as long as the settings say. */
    ChangeBatch next() {
        Document answer = run(new Document("getMore", cursor)
                        .append("collection", collection)
                        .append("batchSize", settings.batchSize())
                        .append("maxTimeMS", settings.await().toMillis()))
                .get("cursor", Document.class);
        List<Change> changes = new ArrayList<>();
        boolean invalidated = false;
        for (Document event : answer.getList("nextBatch", Document.class)) {
            position = new Position.After(event.get("_id", Document.class));
            switch (event.getString("operationType")) {
                case "insert", "update", "replace" -> stored(event, changes);
                case "delete" -> changes.add(new Change.Deleted(id(event)));
                default -> invalidated = true;
            }
        }
        Document reached = answer.get("postBatchResumeToken", Document.class);
        if (reached != null) {
            position = new Position.After(reached);
        }
        if (answer.getLong("id") == 0 && !invalidated) {
            throw new MongoException("the server closed the change stream of " + collection);
        }
        return new ChangeBatch(List.copyOf(changes), position, invalidated);
    }

    /** A document that is already gone again is left out here: its deletion follows. */
    private static void stored(Document event, List<Change> changes) {
        Document document = event.get("fullDocument", Document.class);
        if (document != null) {
            changes.add(new Change.Stored(id(event), document));
        }
    }

    private static Object id(Document event) {
        return event.get("documentKey", Document.class).get("_id");
    }

    private static List<Document> pipeline(PublishedCollection<?> published, Position.InStream from) {
        Document stream = new Document("fullDocument", "updateLookup");
        switch (from) {
            case Position.After(Document token) -> stream.append("startAfter", token);
            case Position.At(var time) -> stream.append("startAtOperationTime", time);
        }
        Document leftOut = new Document("updateDescription", 0);
        published.leftOut().forEach(path -> leftOut.append("fullDocument." + path, 0));
        return List.of(
                new Document("$changeStream", stream),
                Document.parse(
                        "{$match: {operationType: {$in: ['insert', 'update', 'replace', 'delete', 'invalidate']}}}"),
                new Document("$project", leftOut));
    }

    private Document run(Document command) {
        try {
            return Mono.from(database.runCommand(session, command))
                    .blockOptional()
                    .orElseThrow();
        } catch (MongoCommandException refused) {
            if (NOT_RESUMABLE.contains(refused.getErrorCode())
                    || refused.hasErrorLabel("NonResumableChangeStreamError")) {
                throw new PositionLostException(refused.getErrorCodeName(), refused);
            }
            throw refused;
        }
    }

    /** The cursor is given back without waiting: the server may be what went away, and then so did the cursor. */
    @Override
    public void close() {
        Document kill = new Document("killCursors", collection).append("cursors", List.of(cursor));
        Mono.from(database.runCommand(session, kill))
                .doFinally(end -> session.close())
                .subscribe(done -> {}, gone -> log.debug("Cursor of {} was gone already", collection, gone));
    }
}
