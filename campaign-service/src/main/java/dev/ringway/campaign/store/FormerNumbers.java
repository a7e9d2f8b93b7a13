package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.SuppressionKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Numbers that contacts had: of what became part of them, which merges keep, and their own before they were corrected. Who
 * says by one of them that it wants no calls is meant. Within somebody's transaction. Blocks.
 */
final class FormerNumbers {

    private final MongoCollection<Document> merges;
    private final MongoCollection<Document> contacts;

    FormerNumbers(MongoDatabase database) {
        this.merges = database.getCollection("contactMerges");
        this.contacts = database.getCollection("contacts");
    }

    /**
     * The contact has another number from now on.
     *
     * @param most of its corrections that are kept; the oldest goes
     */
    void keep(ClientSession session, ObjectId contact, String number, int most, Instant now) {
        Bson corrected = correctedOf(List.of(contact));
        Mono.from(merges.deleteMany(session, and(corrected, eq("phoneNumber", number))))
                .block();
        Mono.from(merges.insertOne(
                        session,
                        new Document("_id", new ObjectId())
                                .append("into", contact)
                                .append("phoneNumber", number)
                                .append("corrected", true)
                                .append("createdAt", now)
                                .append("updatedAt", now)
                                .append("version", 1L)))
                .block();
        List<ObjectId> oldest = Flux.from(merges.find(session, corrected)
                        .sort(Sorts.descending("createdAt", "_id"))
                        .skip(most)
                        .projection(Projections.include("_id")))
                .map(found -> found.getObjectId("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
        if (!oldest.isEmpty()) {
            Mono.from(merges.deleteMany(session, in("_id", oldest))).block();
        }
    }

    /** The contacts are gone; the numbers of what became part of them are not forgotten here. */
    void forget(ClientSession session, Collection<ObjectId> ids) {
        Mono.from(merges.deleteMany(session, correctedOf(ids))).block();
    }

    /**
     * What is said against persons, said again against the numbers that they have by now, where it was told by one that they
     * had. Two reads of indexes, however much is said.
     */
    List<SaidSuppression> alsoMeant(ClientSession session, List<SaidSuppression> said) {
        List<SaidSuppression> ofPersons =
                said.stream().filter(one -> one.fields().reason().isOfPerson()).toList();
        Map<String, Collection<ObjectId>> had = ofPersons.isEmpty() ? Map.of() : had(session, ofPersons);
        if (had.isEmpty()) {
            return List.of();
        }
        Map<ObjectId, String> current = current(
                session,
                had.values().stream().flatMap(Collection::stream).distinct().toList());
        return ofPersons.stream()
                .flatMap(one -> had.getOrDefault(one.key().phoneNumber(), List.of()).stream()
                        .filter(current::containsKey)
                        .map(current::get)
                        .distinct()
                        .map(number ->
                                new SaidSuppression(new SuppressionKey(one.key().list(), number), one.fields())))
                .toList();
    }

    private Map<String, Collection<ObjectId>> had(ClientSession session, List<SaidSuppression> said) {
        List<String> numbers =
                said.stream().map(one -> one.key().phoneNumber()).distinct().toList();
        return Flux.from(merges.find(session, in("phoneNumber", numbers))
                        .projection(Projections.include("phoneNumber", "into")))
                .collectMultimap(found -> found.getString("phoneNumber"), found -> found.getObjectId("into"))
                .blockOptional()
                .orElseThrow();
    }

    private Map<ObjectId, String> current(ClientSession session, List<ObjectId> ids) {
        return Flux.from(contacts.find(session, in("_id", ids)).projection(Projections.include("phoneNumber")))
                .collectMap(found -> found.getObjectId("_id"), found -> found.getString("phoneNumber"))
                .blockOptional()
                .orElseThrow();
    }

    private static Bson correctedOf(Collection<ObjectId> ids) {
        return and(in("into", ids), eq("corrected", true));
    }
}
