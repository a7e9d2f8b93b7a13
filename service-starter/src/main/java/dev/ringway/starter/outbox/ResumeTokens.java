package dev.ringway.starter.outbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Optional;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/**
 * How far each collection has been published, in {@code resumeTokens}. Each write carries the writer's lease token, so
 * that a leader which lost its lease cannot write over its successor's position.
 */
class ResumeTokens {

    private final MongoCollection<Document> tokens;

    ResumeTokens(MongoDatabase database) {
        this.tokens = database.getCollection("resumeTokens");
    }

    /** Empty where nothing was published yet or the position was given up: everything has to be published. */
    Optional<Position> read(String collection) {
        return Mono.from(tokens.find(Filters.eq(collection)).first())
                .blockOptional()
                .flatMap(ResumeTokens::position);
    }

    private static Optional<Position> position(Document found) {
        Optional<Position> after =
                Optional.ofNullable(found.get("token", Document.class)).map(Position.After::new);
        return after.or(() ->
                Optional.ofNullable(found.get("startAt", BsonTimestamp.class)).map(Position.At::new));
    }

    /** @throws LeaseLostException where a later leader has stored a position already */
    void store(String collection, Position position, long leaseToken) {
        write(
                collection,
                leaseToken,
                switch (position) {
                    case Position.After(Document token) ->
                        Updates.combine(Updates.set("token", token), Updates.unset("startAt"));
                    case Position.At(BsonTimestamp time) ->
                        Updates.combine(Updates.set("startAt", time), Updates.unset("token"));
                });
    }

    /** From now on everything has to be published again, also after a crash in the middle of that. */
    void forget(String collection, long leaseToken) {
        write(collection, leaseToken, Updates.combine(Updates.unset("token"), Updates.unset("startAt")));
    }

    private void write(String collection, long leaseToken, Bson change) {
        try {
            Mono.from(tokens.updateOne(
                            Filters.and(Filters.eq(collection), Filters.lte("leaseToken", leaseToken)),
                            Updates.combine(
                                    change, Updates.set("leaseToken", leaseToken), Updates.currentDate("updatedAt")),
                            new UpdateOptions().upsert(true)))
                    .block();
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw new LeaseLostException("a later leader of " + collection + " has stored its position");
            }
            throw refused;
        }
    }
}
