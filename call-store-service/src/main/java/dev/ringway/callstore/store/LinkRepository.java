package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.link.Attempt;
import dev.ringway.callstore.link.Named;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What others own and calls repeat, in {@code linkFacts}: the newest version of each attempt, contact and agent. Blocks
 * the calling thread.
 */
@Component
public final class LinkRepository {

    private final MongoCollection<Document> facts;

    public LinkRepository(MongoDatabase database) {
        this.facts = database.getCollection("linkFacts");
    }

    /**
     * An older version than the stored one changes nothing.
     *
     * @param attempts each id once
     * @return what the validator refuses, with the reason, by attempt id
     */
    public Map<String, String> saveAttempts(Collection<Attempt> attempts, Instant now) {
        Map<String, String> refused = save(
                attempts.stream().map(LinkDocument::id).toList(),
                attempts.stream()
                        .map(attempt -> newer(
                                LinkDocument.id(attempt),
                                attempt.version(),
                                LinkDocument.set(attempt, now.truncatedTo(ChronoUnit.MILLIS))))
                        .toList());
        return attempts.stream()
                .filter(attempt -> refused.containsKey(LinkDocument.id(attempt)))
                .collect(Collectors.toMap(Attempt::attemptId, attempt -> refused.get(LinkDocument.id(attempt))));
    }

    /**
     * An older version than the stored one changes nothing; a new name is marked as not yet spread.
     *
     * @param named each id of one kind once
     * @return what the validator refuses, with the reason, by id
     */
    public Map<String, String> saveNames(Collection<Named> named, Instant now) {
        Map<String, String> refused = save(
                named.stream().map(LinkDocument::id).toList(),
                named.stream()
                        .map(one -> newer(
                                LinkDocument.id(one),
                                one.version(),
                                LinkDocument.set(one, now.truncatedTo(ChronoUnit.MILLIS))))
                        .toList());
        return named.stream()
                .filter(one -> refused.containsKey(LinkDocument.id(one)))
                .collect(Collectors.toMap(Named::id, one -> refused.get(LinkDocument.id(one))));
    }

    /** The attempts with one of these ids, and those that became one of these calls. */
    public List<Attempt> attempts(Collection<String> callSids, Collection<String> attemptIds) {
        return Flux.from(facts.find(Filters.or(
                        Filters.in("callSid", callSids),
                        Filters.in(
                                "_id",
                                attemptIds.stream()
                                        .map(LinkDocument::attemptKey)
                                        .toList()))))
                .map(LinkDocument::attempt)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** Those that are known, by kind and id. */
    public List<Named> names(Collection<String> contactIds, Collection<String> agentIds) {
        List<String> keys = new ArrayList<>();
        contactIds.forEach(id -> keys.add(LinkDocument.key(Named.Kind.CONTACT, id)));
        agentIds.forEach(id -> keys.add(LinkDocument.key(Named.Kind.AGENT, id)));
        return keys.isEmpty()
                ? List.of()
                : Flux.from(facts.find(Filters.in("_id", keys)))
                        .map(LinkDocument::named)
                        .collectList()
                        .blockOptional()
                        .orElseThrow();
    }

    /** Those of these that calls may not all repeat yet, as they are stored now. */
    public List<Named> unspread(Collection<Named> among) {
        return unspread(Filters.in("_id", among.stream().map(LinkDocument::id).toList()), among.size());
    }

    public List<Named> unspread(int limit) {
        return unspread(Filters.empty(), limit);
    }

    private List<Named> unspread(Bson filter, int limit) {
        return Flux.from(facts.find(Filters.and(filter, Filters.eq("spread", false)))
                        .limit(limit))
                .map(LinkDocument::named)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** All calls repeat this name; a newer one that came meanwhile is not meant. */
    public void spread(Named named, Instant now) {
        Mono.from(facts.updateOne(
                        Filters.and(
                                Filters.eq("_id", LinkDocument.id(named)), Filters.eq("ownerVersion", named.version())),
                        Updates.combine(
                                Updates.set("spread", true),
                                Updates.set("updatedAt", now.truncatedTo(ChronoUnit.MILLIS)),
                                Updates.inc("version", 1L))))
                .block();
    }

    /** Where a newer version is stored, the upsert becomes an insert of an id that is there, and fails harmlessly. */
    private static WriteModel<Document> newer(String id, long version, Document set) {
        return new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", id), Filters.lt("ownerVersion", version)),
                List.of(new Document("$set", set)),
                new UpdateOptions().upsert(true));
    }

    private Map<String, String> save(List<String> ids, List<WriteModel<Document>> writes) {
        return writes.isEmpty() ? Map.of() : Written.by(facts, ids, writes).refused();
    }
}
