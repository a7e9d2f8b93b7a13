package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.link.Named;
import dev.ringway.callstore.report.Correlation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Calls for the fold: read and written many at once, blocking the calling thread. Throws the driver's exceptions. */
@Component
public final class CallRepository {

    private static final String CONVERSATION_ID = "told.conversations.conversationId";

    private final MongoCollection<Document> calls;

    public CallRepository(MongoDatabase database) {
        this.calls = database.getCollection("calls");
    }

    /** By Call SID; without those that are not there. */
    public Map<String, StoredCall> find(Collection<String> sids) {
        return Flux.from(calls.find(Filters.in("_id", sids)))
                .map(CallDocument::read)
                .collect(Collectors.toMap(stored -> stored.call().sid(), Function.identity()))
                .blockOptional()
                .orElseThrow();
    }

    /** The call of each of these attempts, and of each of these conversations, by {@link Correlation}'s keys. */
    public Map<String, String> sidsByKey(Collection<String> attemptIds, Collection<String> conversationIds) {
        if (attemptIds.isEmpty() && conversationIds.isEmpty()) {
            return Map.of();
        }
        return Flux.from(calls.find(Filters.or(
                                Filters.in("attemptId", attemptIds), Filters.in(CONVERSATION_ID, conversationIds)))
                        .projection(Projections.include("attemptId", CONVERSATION_ID)))
                .map(Fields::new)
                .collect(TreeMap<String, String>::new, CallRepository::addKeys)
                .<Map<String, String>>map(keys -> keys)
                .blockOptional()
                .orElseThrow();
    }

    private static void addKeys(Map<String, String> sids, Fields call) {
        Stream.concat(
                        call.text("attemptId").map(Correlation::attemptKey).stream(),
                        call.inner("told").objects("conversations").stream()
                                .map(told -> Correlation.conversationKey(told.name("conversationId"))))
                .forEach(key ->
                        sids.merge(key, call.name("_id"), (one, other) -> one.compareTo(other) <= 0 ? one : other));
    }

    /**
     * The newest calls of a contact or an agent that do not repeat its name.
     *
     * @param from where the walk goes on, towards the oldest; inclusive
     */
    public List<CallPosition> namedOtherwise(Named named, Optional<Instant> from, int limit) {
        String idField = switch (named.kind()) {
            case CONTACT -> "contactId";
            case AGENT -> "agentId";
        };
        String nameField = switch (named.kind()) {
            case CONTACT -> "contactName";
            case AGENT -> "agentName";
        };
        // Without a name from its owner a call keeps the one that a conversation tells.
        String toldField = switch (named.kind()) {
            case CONTACT -> nameField;
            case AGENT -> "told.known." + nameField;
        };
        Bson otherwise =
                named.name().map(name -> Filters.ne(nameField, name)).orElseGet(() -> Filters.exists(toldField));
        Bson wanted = Filters.and(Filters.eq(idField, named.id()), otherwise);
        return Flux.from(calls.find(from.map(time -> Filters.and(wanted, Filters.lte("startTime", time)))
                                .orElse(wanted))
                        .sort(Sorts.descending("startTime"))
                        .limit(limit)
                        .projection(Projections.include("startTime")))
                .map(call -> new CallPosition(call.getDate("startTime").toInstant(), call.getString("_id")))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** Each write stands alone; those that succeed are on the majority's disks when this returns. */
    public Written write(List<CallWrite> writes, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        List<WriteModel<Document>> models = writes.stream()
                .map(write -> write.before()
                        .map(before -> CallDocument.update(before, write.after(), time))
                        .orElseGet(() -> CallDocument.insert(write.after(), time)))
                .toList();
        return Written.by(
                calls, writes.stream().map(write -> write.after().sid()).toList(), models);
    }
}
