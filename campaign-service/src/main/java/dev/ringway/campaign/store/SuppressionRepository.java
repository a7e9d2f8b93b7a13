package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.suppression.AddedSuppression;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionCounts;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.outbox.Deletions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads and writes suppressions. Blocks. */
@Component
public class SuppressionRepository {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> suppressions;
    private final MongoCollection<Document> removals;
    private final MongoCollection<Document> deletions;
    private final MongoCollection<Document> campaigns;
    private final SuppressionWrites writes;
    private final Transactions transactions;
    private final Clock clock;

    public SuppressionRepository(
            MongoDatabase database, SuppressionWrites writes, Transactions transactions, Clock clock) {
        this.suppressions = database.getCollection("suppressions");
        this.removals = database.getCollection("suppressionRemovals");
        this.deletions = database.getCollection(Deletions.COLLECTION);
        this.campaigns = database.getCollection("campaigns");
        this.writes = writes;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Suppression> find(SuppressionKey key) {
        return Mono.from(suppressions.find(eq(key.id())))
                .map(SuppressionDocument::read)
                .blockOptional();
    }

    /** Whether numbers may be put on it: the global list, or one of a campaign that there is. */
    public boolean isList(String list) {
        return list.equals(SuppressionKey.GLOBAL)
                || Mono.from(campaigns.find(eq(new ObjectId(list))).projection(Projections.include("_id")))
                        .blockOptional()
                        .isPresent();
    }

    /** Told again it is made no weaker; the same told again changes nothing. */
    public AddedSuppression tell(SaidSuppression said, String by) {
        SuppressionWrites.Told told = transactions.run(session -> writes.tell(session, List.of(said), by, now()));
        return new AddedSuppression(
                told.suppressions().getFirst(), !told.created().isEmpty());
    }

    /** All of them or none. */
    public SuppressionCounts tell(List<SaidSuppression> said, String by) {
        return transactions
                .run(session -> writes.tell(session, said, by, now()))
                .counts();
    }

    /**
     * @param seen as it was read; it is changed in this version only
     * @return empty where it is in another version by now, or gone
     */
    public Optional<Suppression> replace(Suppression seen, SuppressionFields fields) {
        return transactions.run(session -> writes.replace(session, seen, seen.with(fields, now())));
    }

    /**
     * The number may be called again, as far as this list is concerned. Who took it away, and why, stays on record.
     *
     * @param seen as it was read; it is removed in this version only
     * @return whether it was
     */
    public boolean remove(Suppression seen, String by, Optional<String> why) {
        return transactions.run(session -> remove(session, seen, by, why));
    }

    private boolean remove(ClientSession session, Suppression seen, String by, Optional<String> why) {
        String id = seen.key().id();
        Instant now = now();
        boolean gone = Mono.from(suppressions.deleteOne(session, and(eq(id), eq("version", seen.version()))))
                        .blockOptional()
                        .orElseThrow()
                        .getDeletedCount()
                == 1;
        if (gone) {
            Document record = new Document("_id", new ObjectId())
                    .append("suppressionId", id)
                    .append("suppression", SuppressionDocument.write(seen))
                    .append("removedBy", by)
                    .append("removedAt", now);
            why.ifPresent(text -> record.append("why", text));
            Mono.from(removals.insertOne(session, record)).block();
            Document deletion = Deletions.of("suppressions", id, now);
            Mono.from(deletions.replaceOne(session, eq(deletion.get("_id")), deletion, UPSERT))
                    .block();
        }
        return gone;
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
