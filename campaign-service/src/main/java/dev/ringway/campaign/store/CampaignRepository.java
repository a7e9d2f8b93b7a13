package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignFields;
import dev.ringway.campaign.campaign.CampaignStats;
import dev.ringway.campaign.campaign.Transition;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads and writes single campaigns; a change is of the version that was read, or it is none. Blocks. */
@Component
public class CampaignRepository {

    private final MongoCollection<Document> campaigns;
    private final CampaignTransitions transitions;
    private final CampaignCounters counters;
    private final AwaitedImports imports;
    private final Transactions transactions;
    private final Clock clock;

    public CampaignRepository(
            MongoDatabase database,
            CampaignTransitions transitions,
            CampaignCounters counters,
            Transactions transactions,
            Clock clock) {
        this.campaigns = database.getCollection("campaigns");
        this.transitions = transitions;
        this.counters = counters;
        this.imports = new AwaitedImports(database);
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Campaign> find(String id) {
        return Mono.from(campaigns.find(eq(new ObjectId(id))))
                .map(CampaignDocument::read)
                .blockOptional();
    }

    /** As this transaction sees it. */
    Optional<Campaign> find(ClientSession session, String id) {
        return Mono.from(campaigns.find(session, eq(new ObjectId(id))))
                .map(CampaignDocument::read)
                .blockOptional();
    }

    /** A new draft. */
    public Campaign insert(CampaignFields fields) {
        Campaign campaign = Campaign.draft(new ObjectId().toHexString(), fields, now());
        Mono.from(campaigns.insertOne(CampaignDocument.write(campaign))).block();
        return campaign;
    }

    /** No contact waits any more for what edits have changed, unless it was changed since it was seen so. */
    public boolean lookedAgain(Campaign seen) {
        return Mono.from(campaigns.updateOne(
                                and(eq(new ObjectId(seen.id())), eq("version", seen.version())),
                                Updates.combine(
                                        Updates.unset("lookAgain"),
                                        Updates.set("changedVersion", seen.changedVersion()),
                                        Updates.set("updatedAt", now()),
                                        Updates.inc("version", 1L))))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
    }

    /** Empty where it is not the next version of what is there. */
    public Optional<Campaign> replace(Campaign next) {
        return Mono.from(campaigns.replaceOne(before(next), CampaignDocument.write(next)))
                .filter(done -> done.getMatchedCount() == 1)
                .map(done -> next)
                .blockOptional();
    }

    /**
     * The campaign after a transition, together with the record of it; empty where it is not in the version that the
     * transition starts from.
     */
    public Optional<Campaign> replace(Campaign seen, Transition transition) {
        return transactions.run(session -> replace(session, seen, transition));
    }

    /** The same, if by then its figures are so: nobody can change one of its contacts meanwhile. */
    public Optional<Campaign> replaceIf(Campaign seen, Transition transition, Predicate<CampaignStats> figures) {
        return transactions.run(session -> {
            counters.lock(session, seen.id());
            return figures.test(counters.sum(session, seen.id()))
                    ? replace(session, seen, transition)
                    : Optional.empty();
        });
    }

    /**
     * The same for its completion: if by then every contact has its end and no import brings others. Of an import that is
     * taken in at the same moment one of the two begins anew, and sees the other.
     */
    public Optional<Campaign> complete(Campaign seen, Transition transition) {
        return transactions.run(session -> {
            counters.lock(session, seen.id());
            return counters.sum(session, seen.id()).isOver() && !imports.areAwaited(session, seen.id())
                    ? replace(session, seen, transition)
                    : Optional.empty();
        });
    }

    private Optional<Campaign> replace(ClientSession session, Campaign seen, Transition transition) {
        Campaign next = seen.after(transition);
        boolean done = Mono.from(campaigns.replaceOne(session, before(next), CampaignDocument.write(next)))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
        if (done) {
            transitions.keep(session, transition);
        }
        return done ? Optional.of(next) : Optional.empty();
    }

    private static Bson before(Campaign next) {
        return and(eq(new ObjectId(next.id())), eq("version", next.version() - 1));
    }

    /** As exact as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
