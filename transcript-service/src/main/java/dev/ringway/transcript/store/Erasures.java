package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.privacy.Erasure;
import dev.ringway.transcript.privacy.ErasurePosition;
import dev.ringway.transcript.privacy.PersonalData;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What somebody wants to have taken away. Blocks. */
@Component
public class Erasures {

    private final MongoCollection<Document> erasures;
    private final Clock clock;

    public Erasures(MongoDatabase database, Clock clock) {
        this.erasures = database.getCollection("transcriptErasures");
        this.clock = clock;
    }

    public Optional<Erasure> find(String conversationId) {
        return Mono.from(erasures.find(eq(conversationId))).map(Erasures::read).blockOptional();
    }

    /** Whether something of it was erased. */
    public Mono<Boolean> isErased(String conversationId) {
        return Mono.from(erasures.find(eq(conversationId))
                        .projection(Projections.include("_id"))
                        .first())
                .hasElement();
    }

    Optional<Erasure> find(ClientSession session, String conversationId) {
        return Mono.from(erasures.find(session, eq(conversationId)))
                .map(Erasures::read)
                .blockOptional();
    }

    /**
     * One of a conversation of which nothing is there to be taken away together with it.
     *
     * @return false where there is one already
     */
    public boolean add(Erasure wish) {
        try {
            Mono.from(erasures.insertOne(document(wish))).block();
            return true;
        } catch (MongoWriteException known) {
            if (known.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw known;
            }
            return false;
        }
    }

    /** Whether something was erased of a conversation on that call, or of what was heard live on it. */
    public boolean isErasedOn(String callSid) {
        Bson ofCall = or(eq("callSid", callSid), eq(Transcript.liveId(callSid)));
        return Mono.from(erasures.find(ofCall)
                        .projection(Projections.include("_id"))
                        .first())
                .blockOptional()
                .isPresent();
    }

    /** Those of these conversations of which something was erased. */
    public Set<String> among(Collection<String> conversationIds) {
        return Flux.from(erasures.find(in("_id", conversationIds)).projection(Projections.include("_id")))
                .map(document -> document.getString("_id"))
                .collect(Collectors.toSet())
                .blockOptional()
                .orElseThrow();
    }

    /** Those that are to be worked on, the longest due first. */
    public List<Erasure> due(Instant now, int limit) {
        return read(Flux.from(
                erasures.find(lte("due", now)).sort(Sorts.ascending("due")).limit(limit)));
    }

    /** The newest first. */
    public List<Erasure> list(boolean openOnly, Optional<ErasurePosition> after, int limit) {
        Bson open = openOnly ? Filters.exists("due") : new Document();
        Bson behind = after.<Bson>map(place -> or(
                        lt("requestedAt", place.requestedAt()),
                        and(eq("requestedAt", place.requestedAt()), lt("_id", place.conversationId()))))
                .orElseGet(Document::new);
        return read(Flux.from(erasures.find(and(open, behind))
                .sort(Sorts.descending("requestedAt", "_id"))
                .limit(limit)));
    }

    /** Together with what it takes away here. */
    void write(ClientSession session, Optional<Erasure> before, Erasure next) {
        if (before.isPresent()) {
            Mono.from(erasures.replaceOne(session, was(before.get()), document(next)))
                    .block();
        } else {
            Mono.from(erasures.insertOne(session, document(next))).block();
        }
    }

    /** @return false where somebody wanted more meanwhile */
    public boolean replace(Erasure before, Erasure next) {
        return Mono.from(erasures.replaceOne(was(before), document(next)))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
    }

    private static Bson was(Erasure before) {
        return and(eq(before.conversationId()), eq("version", before.version()));
    }

    private Document document(Erasure erasure) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Document document = new Document("_id", erasure.conversationId());
        Fields.put(document, "callSid", erasure.callSid());
        document.append(
                        "data",
                        erasure.data().stream().map(PersonalData::text).sorted().toList())
                .append("by", erasure.by())
                .append("tries", erasure.tries());
        Fields.put(document, "due", erasure.due());
        Fields.put(document, "failure", erasure.failure());
        document.append("requestedAt", erasure.requestedAt());
        Fields.put(document, "doneAt", erasure.doneAt());
        return document.append("createdAt", erasure.requestedAt())
                .append("updatedAt", now)
                .append("version", erasure.version());
    }

    private static List<Erasure> read(Flux<Document> found) {
        return found.map(Erasures::read).collectList().blockOptional().orElseThrow();
    }

    static Erasure read(Document document) {
        Fields fields = new Fields(document);
        return new Erasure(
                document.getString("_id"),
                document.getLong("version"),
                fields.text("callSid"),
                fields.texts("data").stream()
                        .flatMap(text -> PersonalData.of(text).stream())
                        .collect(Collectors.toSet()),
                fields.text("by").orElseThrow(),
                document.getInteger("tries"),
                fields.time("due"),
                fields.text("failure"),
                fields.time("requestedAt").orElseThrow(),
                fields.time("doneAt"));
    }
}
