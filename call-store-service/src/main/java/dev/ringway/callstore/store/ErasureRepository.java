package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.report.Erased;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which conversations were deleted or redacted, and on which calls they were held; for good. Blocks the calling thread. */
@Component
public final class ErasureRepository {

    private static final String CALLS = "callSids";

    private final MongoCollection<Document> erasures;

    public ErasureRepository(MongoDatabase database) {
        this.erasures = database.getCollection("conversationErasures");
    }

    /**
     * Puts on record that a conversation was erased, and that these are calls of it.
     *
     * @return all of its calls that are on record now
     */
    public Set<String> add(String conversationId, Collection<String> callSids, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        return Set.copyOf(Mono.from(erasures.findOneAndUpdate(
                        Filters.eq("_id", conversationId),
                        Updates.combine(
                                Updates.addEachToSet(CALLS, List.copyOf(callSids)),
                                Updates.setOnInsert("createdAt", time),
                                Updates.set("updatedAt", time),
                                Updates.inc("version", 1L)),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
                .blockOptional()
                .orElseThrow()
                .getList(CALLS, String.class));
    }

    /** What is on record of these, and of no others but those that share an erasure with them. */
    public Erased among(Collection<String> conversationIds, Collection<String> callSids) {
        Set<String> conversations = new HashSet<>();
        Set<String> calls = new HashSet<>();
        Flux.from(erasures.find(Filters.or(Filters.in("_id", conversationIds), Filters.in(CALLS, callSids)))
                        .projection(Projections.include(CALLS)))
                .toIterable()
                .forEach(erasure -> {
                    conversations.add(erasure.getString("_id"));
                    calls.addAll(erasure.getList(CALLS, String.class));
                });
        return new Erased(conversations, calls);
    }
}
