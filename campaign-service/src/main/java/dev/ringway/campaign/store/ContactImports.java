package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.ImportState;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The imports, in {@code contactImports}. Blocks. */
@Component
public class ContactImports {

    /** The beginning of a key that a client did not give: it is the file's. */
    public static final String OF_FILE = "file:";

    private static final FindOneAndUpdateOptions CHANGED =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> imports;
    private final CampaignAdmission admission;
    private final Transactions transactions;
    private final Clock clock;

    public ContactImports(MongoDatabase database, CampaignAdmission admission, Transactions transactions, Clock clock) {
        this.imports = database.getCollection("contactImports");
        this.admission = admission;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param requestKey what a repetition of the request has too
     * @return false where an import has the key, or its campaign takes no contacts any more
     */
    public boolean insert(ContactImport order, String requestKey) {
        try {
            return transactions.run(session -> {
                boolean open = order.options()
                        .campaignId()
                        .map(campaign -> admission.keepOpen(session, campaign))
                        .orElse(true);
                if (open) {
                    Mono.from(imports.insertOne(
                                    session, ImportDocument.write(order).append("requestKey", requestKey)))
                            .block();
                }
                return open;
            });
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    public Optional<ContactImport> find(String id) {
        return list(imports.find(eq(new ObjectId(id)))).stream().findFirst();
    }

    public Optional<ContactImport> withKey(String requestKey) {
        return list(imports.find(eq("requestKey", requestKey))).stream().findFirst();
    }

    /** The newest first. */
    public List<ContactImport> page(Optional<String> after, int limit) {
        Bson further = after.<Bson>map(id -> lt("_id", new ObjectId(id))).orElseGet(Document::new);
        return list(imports.find(further).sort(Sorts.descending("_id")).limit(limit));
    }

    /** The first asked for first. */
    public List<ContactImport> unfinished() {
        return list(imports.find(in("state", ImportState.QUEUED.text(), ImportState.RUNNING.text()))
                .sort(Sorts.ascending("_id")));
    }

    /** Those that are over, while nobody was told that. */
    public List<ContactImport> untold() {
        return list(imports.find(eq("endUntold", true)).sort(Sorts.ascending("_id")));
    }

    public void told(String id) {
        Mono.from(imports.updateOne(eq(new ObjectId(id)), Updates.unset("endUntold")))
                .block();
    }

    /** Those that are over and were asked for before then, the first of them first. */
    public List<ContactImport> endedBefore(Instant time, Optional<String> after, int limit) {
        Bson further = after.<Bson>map(id -> gt("_id", new ObjectId(id))).orElseGet(Document::new);
        return list(imports.find(and(
                        further,
                        lt("_id", new ObjectId(Date.from(time))),
                        in("state", ImportState.DONE.text(), ImportState.FAILED.text(), ImportState.CANCELLED.text())))
                .sort(Sorts.ascending("_id"))
                .limit(limit));
    }

    public void delete(String id) {
        Mono.from(imports.deleteOne(eq(new ObjectId(id)))).block();
    }

    /** It runs, from now on or still; empty where it is over. */
    public Optional<ContactImport> start(String id) {
        return change(
                id,
                in("state", ImportState.QUEUED.text(), ImportState.RUNNING.text()),
                List.of(Updates.set("state", ImportState.RUNNING.text())));
    }

    /** It ends before its next batch; empty where it is over. */
    public Optional<ContactImport> requestCancel(String id) {
        return change(
                id,
                in("state", ImportState.QUEUED.text(), ImportState.RUNNING.text()),
                List.of(Updates.set("cancelRequested", true)));
    }

    /** It is over. What failed or was cancelled may be asked for anew with the same file. */
    public Optional<ContactImport> end(String id, ImportState state, Optional<String> problem) {
        List<Bson> changes = new ArrayList<>(List.of(
                Updates.set("state", state.text()), Updates.set("endedAt", now()), Updates.set("endUntold", true)));
        problem.ifPresent(text -> changes.add(Updates.set("problem", text)));
        Bson running = eq("state", ImportState.RUNNING.text());
        Bson ofFile = and(running, regex("requestKey", "^" + OF_FILE));
        Optional<ContactImport> ended = Optional.empty();
        if (state != ImportState.DONE) {
            List<Bson> withoutKey = new ArrayList<>(changes);
            withoutKey.add(Updates.unset("requestKey"));
            ended = change(id, ofFile, withoutKey);
        }
        return ended.or(() -> change(id, running, changes));
    }

    private Optional<ContactImport> change(String id, Bson only, List<Bson> changes) {
        Bson change =
                Updates.combine(Updates.combine(changes), Updates.set("updatedAt", now()), Updates.inc("version", 1L));
        return Mono.from(imports.findOneAndUpdate(and(eq(new ObjectId(id)), only), change, CHANGED))
                .map(ImportDocument::read)
                .blockOptional();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<ContactImport> list(FindPublisher<Document> found) {
        return Flux.from(found)
                .map(ImportDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
