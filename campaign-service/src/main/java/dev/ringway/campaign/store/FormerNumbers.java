package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.SuppressionKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The numbers of what became part of a contact; not its own before, which may be somebody else's. */
    List<String> broughtInto(ClientSession session, ObjectId contact) {
        return List.copyOf(brought(session, List.of(contact)).getOrDefault(contact, List.of()));
    }

    /**
     * What is said against persons, said again against their other numbers: the one that they have by now, and those that
     * merges brought, since such a number may be a new contact's. Three reads of indexes, however much is said.
     */
    List<SaidSuppression> alsoMeant(ClientSession session, List<SaidSuppression> said) {
        List<SaidSuppression> ofPersons =
                said.stream().filter(one -> one.fields().reason().isOfPerson()).toList();
        Map<String, Set<String>> others = ofPersons.isEmpty()
                ? Map.of()
                : others(
                        session,
                        ofPersons.stream().map(one -> one.key().phoneNumber()).collect(Collectors.toSet()));
        return ofPersons.stream()
                .flatMap(one -> others.getOrDefault(one.key().phoneNumber(), Set.of()).stream()
                        .filter(number -> !number.equals(one.key().phoneNumber()))
                        .map(number ->
                                new SaidSuppression(new SuppressionKey(one.key().list(), number), one.fields())))
                .toList();
    }

    /** By each of the numbers all of those persons who have it or had it. */
    private Map<String, Set<String>> others(ClientSession session, Set<String> numbers) {
        Map<ObjectId, Collection<String>> had = had(session, numbers);
        Map<ObjectId, String> current = current(session, had.keySet(), numbers);
        Map<ObjectId, Collection<String>> brought = current.isEmpty() ? Map.of() : brought(session, current.keySet());
        Map<String, Set<String>> others = new HashMap<>();
        current.forEach((contact, number) -> {
            List<String> theirs = Stream.concat(Stream.of(number), brought.getOrDefault(contact, List.of()).stream())
                    .toList();
            Stream.concat(Stream.of(number), had.getOrDefault(contact, List.of()).stream())
                    .forEach(told ->
                            others.computeIfAbsent(told, _ -> new TreeSet<>()).addAll(theirs));
        });
        return others;
    }

    private Map<ObjectId, Collection<String>> had(ClientSession session, Set<String> numbers) {
        return numbersByContact(session, in("phoneNumber", numbers));
    }

    private Map<ObjectId, Collection<String>> brought(ClientSession session, Collection<ObjectId> contacts) {
        return numbersByContact(session, and(in("into", contacts), exists("phoneNumber"), ne("corrected", true)));
    }

    private Map<ObjectId, Collection<String>> numbersByContact(ClientSession session, Bson wanted) {
        return Flux.from(merges.find(session, wanted).projection(Projections.include("phoneNumber", "into")))
                .collectMultimap(found -> found.getObjectId("into"), found -> found.getString("phoneNumber"))
                .blockOptional()
                .orElseThrow();
    }

    private Map<ObjectId, String> current(ClientSession session, Collection<ObjectId> ids, Set<String> numbers) {
        return Flux.from(contacts.find(session, or(in("_id", ids), in("phoneNumber", numbers)))
                        .projection(Projections.include("phoneNumber")))
                .collectMap(found -> found.getObjectId("_id"), found -> found.getString("phoneNumber"))
                .blockOptional()
                .orElseThrow();
    }

    private static Bson correctedOf(Collection<ObjectId> ids) {
        return and(in("into", ids), eq("corrected", true));
    }
}
