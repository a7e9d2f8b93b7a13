package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reports that wait for their call, as long as any report is kept. Blocks the calling thread. */
@Component
public final class PendingFactRepository {

    private static final Duration SAID_BY_THEN = Duration.ofMinutes(1);

    private final MongoCollection<Document> facts;

    public PendingFactRepository(MongoDatabase database) {
        this.facts = database.getCollection("pendingFacts");
    }

    /**
     * Inserts those that do not wait yet. One that was refused gives its place to a later record of its id, and waits again.
     *
     * @return what can never be stored, with the reason, by event id
     */
    public Map<String, String> insertNew(List<PendingFact> fresh, Instant now) {
        OnceKept once = new OnceKept(facts);
        List<Document> documents =
                fresh.stream().map(fact -> document(fact, now)).toList();
        Inserted inserted = once.insert(documents);
        Map<String, String> refused = new HashMap<>(inserted.refused());
        if (!inserted.present().isEmpty()) {
            Map<String, Document> before = refusedOnes(inserted.present());
            // Where somebody else was faster, it waits again already or was joined.
            refused.putAll(once.replace(
                            documents.stream()
                                    .filter(document -> before.containsKey(document.getString("_id")))
                                    .toList(),
                            before)
                    .refused());
        }
        return refused;
    }

    private Map<String, Document> refusedOnes(Collection<String> ids) {
        return Flux.from(facts.find(Filters.and(Filters.in("_id", ids), Filters.exists(OnceKept.REFUSED))))
                .collectMap(document -> document.getString("_id"))
                .blockOptional()
                .orElseThrow();
    }

    /** Those that wait for any of these keys. */
    public List<WaitingFact> waitingFor(Collection<String> keys) {
        return waiting(facts.find(Filters.in("keys", keys)));
    }

    /** Those of these ids that still wait for something. */
    public List<WaitingFact> waiting(Collection<String> ids) {
        return waiting(facts.find(waitingOf(ids)));
    }

    /** The next ones by id that wait for something, for who goes through all of them. */
    public List<WaitingFact> after(String id, int limit) {
        return waiting(facts.find(Filters.and(Filters.gt("_id", id), Filters.ne("keys", List.of())))
                .sort(Sorts.ascending("_id"))
                .limit(limit));
    }

    /** The whole reports, each up to the size of a document: those of these ids that still wait for something. */
    public List<PendingFact> load(Collection<String> ids) {
        return Flux.from(facts.find(waitingOf(ids)))
                .map(PendingFactRepository::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Bson waitingOf(Collection<String> ids) {
        return Filters.and(Filters.in("_id", ids), Filters.ne("keys", List.of()));
    }

    /** They are in callEvents, and their calls tell them. */
    public void remove(Collection<String> ids) {
        Mono.from(facts.deleteMany(Filters.in("_id", ids))).block();
    }

    /**
     * Its call cannot take it. Of several who find that out at a time, one is to say so elsewhere; where that one died over
     * it, another is a minute later.
     *
     * @return whether it is the caller
     */
    public boolean refuse(String id, String reason, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        return Mono.from(facts.updateOne(
                        Filters.and(
                                Filters.eq("_id", id),
                                Filters.ne("keys", List.of()),
                                Filters.or(
                                        Filters.exists(OnceKept.REFUSED, false),
                                        Filters.lt("updatedAt", time.minus(SAID_BY_THEN)))),
                        Updates.combine(
                                Updates.set(OnceKept.REFUSED, reason),
                                Updates.set("updatedAt", time),
                                Updates.inc("version", 1L))))
                .blockOptional()
                .filter(written -> written.getModifiedCount() == 1)
                .isPresent();
    }

    /** It was said elsewhere: it stays, and waits for nothing any more. */
    public void refused(String id, Instant now) {
        Mono.from(facts.updateOne(
                        Filters.and(Filters.eq("_id", id), Filters.exists(OnceKept.REFUSED)),
                        Updates.combine(
                                Updates.set("keys", List.of()),
                                Updates.set("updatedAt", now.truncatedTo(ChronoUnit.MILLIS)),
                                Updates.inc("version", 1L))))
                .block();
    }

    /** Takes what was said out of all reports of this conversation. */
    public void eraseToldOf(String conversationId, Instant now) {
        Mono.from(facts.updateMany(
                        Filters.and(Filters.eq("data.conversationId", conversationId), CallEventDocument.NOT_ERASED),
                        CallEventDocument.withoutWords(now)))
                .block();
    }

    public long count() {
        return Mono.from(facts.countDocuments()).blockOptional().orElse(0L);
    }

    /** When the one that waits longest was received; empty where none waits. */
    public Optional<Instant> oldest() {
        return Mono.from(facts.find()
                        .sort(Sorts.ascending("receivedAt"))
                        .limit(1)
                        .projection(Projections.include("receivedAt")))
                .blockOptional()
                .map(fact -> fact.getDate("receivedAt").toInstant());
    }

    private static List<WaitingFact> waiting(FindPublisher<Document> found) {
        return Flux.from(found.projection(Projections.include("keys")))
                .map(fact -> new WaitingFact(fact.getString("_id"), keys(fact)))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Set<String> keys(Document fact) {
        return Set.copyOf(fact.getList("keys", String.class));
    }

    private static Document document(PendingFact fact, Instant now) {
        Document document = CallEventDocument.of(fact.event(), now);
        document.remove("callSid");
        return document.append("keys", List.copyOf(fact.keys()));
    }

    private static PendingFact read(Document document) {
        return new PendingFact(CallEventDocument.read(document.append("callSid", "")), keys(document));
    }
}
