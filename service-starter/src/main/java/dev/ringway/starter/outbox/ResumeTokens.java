package dev.ringway.starter.outbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
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

    private static final String TOKEN = "token";
    private static final String START_AT = "startAt";
    private static final String REPUBLISHING = "republishing";
    private static final String LAST = "last";

    private final MongoCollection<Document> tokens;

    ResumeTokens(MongoDatabase database) {
        this.tokens = database.getCollection("resumeTokens");
    }

    /** Empty where nothing was published yet or the position was given up. */
    Optional<Position> read(String collection) {
        return Mono.from(tokens.find(Filters.eq(collection)).first())
                .blockOptional()
                .flatMap(ResumeTokens::position);
    }

    private static Optional<Position> position(Document found) {
        if (found.containsKey(TOKEN)) {
            return Optional.of(new Position.After(found.get(TOKEN, Document.class)));
        }
        if (!found.containsKey(START_AT)) {
            return Optional.empty();
        }
        BsonTimestamp from = found.get(START_AT, BsonTimestamp.class);
        return Optional.of(
                found.containsKey(REPUBLISHING)
                        ? new Position.Republishing(
                                from,
                                Optional.ofNullable(
                                        found.get(REPUBLISHING, Document.class).get(LAST)))
                        : new Position.At(from));
    }

    /** @throws LeaseLostException where a later leader has stored a position already */
    void store(String collection, Position position, long leaseToken) {
        Document fields = new Document();
        switch (position) {
            case Position.After after -> fields.append(TOKEN, after.token());
            case Position.At at -> fields.append(START_AT, at.time());
            case Position.Republishing begun -> {
                Document progress = new Document();
                begun.last().ifPresent(id -> progress.append(LAST, id));
                fields.append(START_AT, begun.from()).append(REPUBLISHING, progress);
            }
        }
        write(collection, leaseToken, fields);
    }

    /** From now on everything has to be published again, also after a crash in the middle of that. */
    void forget(String collection, long leaseToken) {
        write(collection, leaseToken, new Document());
    }

    private void write(String collection, long leaseToken, Document position) {
        List<Bson> changes = new ArrayList<>();
        changes.add(Updates.set("leaseToken", leaseToken));
        changes.add(Updates.currentDate("updatedAt"));
        for (String field : List.of(TOKEN, START_AT, REPUBLISHING)) {
            changes.add(position.containsKey(field) ? Updates.set(field, position.get(field)) : Updates.unset(field));
        }
        try {
            Mono.from(tokens.updateOne(
                            Filters.and(Filters.eq(collection), Filters.lte("leaseToken", leaseToken)),
                            Updates.combine(changes),
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
