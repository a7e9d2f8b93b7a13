package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionCounts;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionMerge;
import dev.ringway.campaign.suppression.SuppressionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts numbers on lists within somebody's transaction. Without conditions: what somebody else has written since this
 * transaction looked is a conflict, and all of it is done anew. Blocks.
 */
@Component
public class SuppressionWrites {

    private static final List<String> OF_PERSON = Arrays.stream(SuppressionReason.values())
            .filter(SuppressionReason::isOfPerson)
            .map(SuppressionReason::text)
            .toList();

    private final MongoCollection<Document> suppressions;
    private final MongoCollection<Document> removals;
    private final DoNotCallContacts doNotCall;
    private final FormerNumbers former;

    public SuppressionWrites(MongoDatabase database) {
        this.suppressions = database.getCollection("suppressions");
        this.removals = database.getCollection("suppressionRemovals");
        this.doNotCall = new DoNotCallContacts(database);
        this.former = new FormerNumbers(database);
    }

    /**
     * @param suppressions of the numbers that were told, as they are now, each once
     * @param created the ids of those that were not there
     */
    record Told(SuppressionCounts counts, List<Suppression> suppressions, Set<String> created) {}

    /**
     * Whoever opts out of everybody's list is called by nobody as a contact either, by whatever way it is told. What is about
     * a person counts for all its numbers, by whichever it is told: the one that it has by now, and those that merges brought.
     *
     * @param by who says so, where it is new
     */
    Told tell(ClientSession session, List<SaidSuppression> said, String by, Instant now) {
        Told told = write(session, said, by, now);
        alsoMeant(session, said, by, now);
        return told;
    }

    private void alsoMeant(ClientSession session, List<SaidSuppression> said, String by, Instant now) {
        List<SaidSuppression> further = former.alsoMeant(session, said);
        if (!further.isEmpty()) {
            write(session, further, by, now);
        }
    }

    private Told write(ClientSession session, List<SaidSuppression> said, String by, Instant now) {
        List<String> ids = said.stream().map(one -> one.key().id()).distinct().toList();
        Map<String, Suppression> before = there(session, ids);
        Map<String, Long> removed = before.size() == ids.size() ? Map.of() : lastVersions(session, ids);
        List<Suppression> after = new ArrayList<>();
        List<WriteModel<Document>> writes = new ArrayList<>();
        Set<String> created = new HashSet<>();
        for (SaidSuppression one : merged(said, before, now)) {
            String id = one.key().id();
            Optional<Suppression> known = Optional.ofNullable(before.get(id));
            Suppression next = known.map(stored -> changed(stored, one.fields(), now))
                    .orElseGet(() -> added(one, removed.getOrDefault(id, 0L) + 1, by, now));
            after.add(next);
            if (known.isEmpty()) {
                created.add(id);
                writes.add(new InsertOneModel<>(SuppressionDocument.write(next)));
            } else if (next.version() != known.get().version()) {
                writes.add(new ReplaceOneModel<>(eq(id), SuppressionDocument.write(next)));
            }
        }
        if (!writes.isEmpty()) {
            Mono.from(suppressions.bulkWrite(session, writes)).block();
        }
        optOut(session, said, now);
        int changed = writes.size() - created.size();
        return new Told(
                new SuppressionCounts(created.size(), changed, said.size() - created.size() - changed), after, created);
    }

    /** What stands on any list against whoever has or had these numbers stands against the others too, which are theirs. */
    void follow(ClientSession session, List<String> numbers, List<String> others, String by, Instant now) {
        List<SaidSuppression> theirs = Flux.from(
                        suppressions.find(session, and(in("phoneNumber", numbers), in("reason", OF_PERSON))))
                .map(SuppressionDocument::read)
                .filter(one -> one.fields().countsAt(now))
                .flatMapIterable(one -> others.stream()
                        .map(number ->
                                new SaidSuppression(new SuppressionKey(one.key().list(), number), one.fields()))
                        .toList())
                .collectList()
                .blockOptional()
                .orElseThrow();
        if (!theirs.isEmpty()) {
            write(session, theirs, by, now);
        }
    }

    /**
     * @param seen as it was read; it is changed in this version only
     * @return empty where it is in another version by now, or gone
     */
    Optional<Suppression> replace(ClientSession session, Suppression seen, Suppression next) {
        boolean done = Mono.from(suppressions.replaceOne(
                                session,
                                and(eq(seen.key().id()), eq("version", seen.version())),
                                SuppressionDocument.write(next)))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
        if (!done) {
            return Optional.empty();
        }
        List<SaidSuppression> said = List.of(new SaidSuppression(next.key(), next.fields()));
        optOut(session, said, next.updatedAt());
        alsoMeant(session, said, next.createdBy(), next.updatedAt());
        return Optional.of(next);
    }

    private void optOut(ClientSession session, List<SaidSuppression> said, Instant now) {
        List<String> numbers = said.stream()
                .filter(one -> one.key().isGlobal() && one.fields().reason().isForEver())
                .map(one -> one.key().phoneNumber())
                .toList();
        if (!numbers.isEmpty()) {
            doNotCall.mark(session, numbers, List.of(), now);
        }
    }

    /** What is known of each number and all that is said of it, as one. */
    private static List<SaidSuppression> merged(
            List<SaidSuppression> said, Map<String, Suppression> before, Instant now) {
        Map<String, SaidSuppression> merged = new LinkedHashMap<>();
        for (SaidSuppression one : said) {
            Optional<SuppressionFields> known = Optional.ofNullable(
                            merged.get(one.key().id()))
                    .map(SaidSuppression::fields)
                    .or(() -> Optional.ofNullable(before.get(one.key().id())).map(Suppression::fields));
            SuppressionFields fields = known.map(stored -> SuppressionMerge.of(stored, one.fields(), now))
                    .orElse(one.fields());
            merged.put(one.key().id(), new SaidSuppression(one.key(), fields));
        }
        return List.copyOf(merged.values());
    }

    private static Suppression changed(Suppression stored, SuppressionFields fields, Instant now) {
        return stored.fields().equals(fields) ? stored : stored.with(fields, now);
    }

    private static Suppression added(SaidSuppression said, long version, String by, Instant now) {
        return new Suppression(said.key(), new ObjectId().toHexString(), version, said.fields(), by, now, now);
    }

    private Map<String, Suppression> there(ClientSession session, List<String> ids) {
        return Flux.from(suppressions.find(session, in("_id", ids)))
                .map(SuppressionDocument::read)
                .collectMap(suppression -> suppression.key().id())
                .blockOptional()
                .orElseThrow();
    }

    /** Whoever keeps the highest version of a number must not take one that comes back for an older one. */
    private Map<String, Long> lastVersions(ClientSession session, List<String> ids) {
        return Flux.from(removals.aggregate(
                        session,
                        List.of(
                                Aggregates.match(in("suppressionId", ids)),
                                Aggregates.group(
                                        "$suppressionId", Accumulators.max("version", "$suppression.version")))))
                .collectMap(found -> found.getString("_id"), found -> found.getLong("version"))
                .blockOptional()
                .orElseThrow();
    }
}
