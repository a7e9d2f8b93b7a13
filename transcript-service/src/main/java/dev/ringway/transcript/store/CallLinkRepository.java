package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.Upserts;
import dev.ringway.transcript.kept.CallFound;
import dev.ringway.transcript.kept.CallLink;
import dev.ringway.transcript.kept.Links;
import dev.ringway.transcript.kept.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What call-store says of calls, in {@code callLinks}: it waits there for conversations that come later, and goes some time
 * after the call was told of last. Blocks.
 */
@Component
public class CallLinkRepository {

    private static final List<String> OF_CALL = List.of(
            "callVersion",
            "conversationIds",
            "recordingSid",
            "agentId",
            "campaignId",
            "attemptId",
            "contactId",
            "contactName",
            "ended");

    private final MongoCollection<Document> links;
    private final MongoCollection<Document> transcripts;

    public CallLinkRepository(MongoDatabase database) {
        this.links = database.getCollection("callLinks");
        this.transcripts = database.getCollection("transcripts");
    }

    /** An older version than the one known changes nothing. */
    public void put(CallLink call, Instant at, Duration kept) {
        Bson older = and(eq(call.sid()), or(exists("callVersion", false), lt("callVersion", call.version())));
        Upserts.unlessNewer(links.updateOne(older, written(call, at, kept), new UpdateOptions().upsert(true)));
    }

    /** So that there is one to {@link #hold}. */
    void ensure(String callSid, Instant at, Duration kept) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        Bson first = Updates.combine(
                Updates.setOnInsert("expiresAt", now.plus(kept)),
                Updates.setOnInsert("createdAt", now),
                Updates.setOnInsert("updatedAt", now),
                Updates.setOnInsert("version", 1L));
        Upserts.unlessNewer(links.updateOne(eq(callSid), first, new UpdateOptions().upsert(true)));
    }

    /**
     * Within a transaction: of two that hold the same call the later one begins anew.
     *
     * @param change beside
     * @return as it was before
     */
    Document hold(ClientSession session, String callSid, Bson change) {
        return Mono.from(links.findOneAndUpdate(
                        session, eq(callSid), Updates.combine(change, Updates.inc("version", 1L))))
                .blockOptional()
                .orElseThrow(() -> new IllegalStateException("the link of call " + callSid + " has just gone"));
    }

    /** What is known of it goes; that its conversation was told stays, so that nothing that is heard again brings it back. */
    public void remove(String callSid, Instant at) {
        Mono.from(links.updateOne(
                        eq(callSid),
                        Updates.combine(
                                Updates.combine(
                                        OF_CALL.stream().map(Updates::unset).toList()),
                                Updates.set("updatedAt", at.truncatedTo(ChronoUnit.MILLIS)),
                                Updates.inc("version", 1L))))
                .block();
    }

    public Optional<CallLink> find(String callSid) {
        return first(and(eq(callSid), exists("callVersion", true)));
    }

    /**
     * The call of a conversation: the one that it names, else the one that names it, else the one of its attempt. One that was
     * found stays, unless another one is nearer: so whichever is told first, the end is the same.
     */
    public Optional<CallLink> of(Transcript transcript) {
        Links known = transcript.links();
        if (known.callSid().isPresent() && known.callFound() != CallFound.BY_ATTEMPT) {
            return known.callSid().flatMap(this::find);
        }
        return naming(transcript.conversationId())
                .or(() -> known.callSid().isPresent()
                        ? known.callSid().flatMap(this::find)
                        : known.attemptId().flatMap(id -> first(eq("attemptId", id))));
    }

    /** The call that names a conversation. */
    public Optional<CallLink> naming(String conversationId) {
        return first(eq("conversationIds", conversationId));
    }

    /** The ids of what may be told of this call. */
    public List<String> conversations(CallLink call) {
        List<Bson> ways = new ArrayList<>(List.of(eq("callSid", call.sid())));
        call.attemptId().ifPresent(id -> ways.add(eq("attemptId", id)));
        if (!call.conversationIds().isEmpty()) {
            ways.add(in("_id", call.conversationIds()));
        }
        return Flux.from(transcripts.find(or(ways)).projection(Projections.include("_id")))
                .map(document -> document.getString("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** Of several the one whose SID comes first, so that the same is found every time. */
    private Optional<CallLink> first(Bson filter) {
        return Flux.from(links.find(filter).sort(Sorts.ascending("_id")).limit(1))
                .map(CallLinkRepository::read)
                .next()
                .blockOptional();
    }

    private static Bson written(CallLink call, Instant at, Duration kept) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        return Updates.combine(
                Updates.set("callVersion", call.version()),
                Updates.addEachToSet("conversationIds", List.copyOf(call.conversationIds())),
                known("recordingSid", call.recordingSid()),
                known("agentId", call.agentId()),
                known("campaignId", call.campaignId()),
                known("attemptId", call.attemptId()),
                known("contactId", call.contactId()),
                known("contactName", call.contactName()),
                Updates.set("ended", call.ended()),
                Updates.set("expiresAt", now.plus(kept)),
                Updates.setOnInsert("createdAt", now),
                Updates.set("updatedAt", now),
                Updates.inc("version", 1L));
    }

    private static Bson known(String field, Optional<String> value) {
        return value.map(present -> Updates.set(field, present)).orElseGet(() -> Updates.unset(field));
    }

    static CallLink read(Document document) {
        Fields fields = new Fields(document);
        return new CallLink(
                document.getString("_id"),
                fields.whole("callVersion").orElse(0L),
                new LinkedHashSet<>(fields.texts("conversationIds")),
                fields.text("recordingSid"),
                fields.text("agentId"),
                fields.text("campaignId"),
                fields.text("attemptId"),
                fields.text("contactId"),
                fields.text("contactName"),
                fields.flag("ended"));
    }
}
