package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.outbox.Deletions;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptFilter;
import dev.ringway.transcript.kept.TranscriptPosition;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.privacy.Erasure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Transcripts as they lie. Blocks, where it does not give a publisher. */
@Component
public class TranscriptRepository {

    private static final List<String> LEFT_OUT_OF_HITS = List.of(
            "raw",
            "turns.endTime",
            "turns.confidence",
            "turns.interrupted",
            "turns.latencyMs",
            "turns.toolCalls",
            "analysis.sentiment.segments",
            "analysis.entities",
            "analysis.criteriaChecks",
            "analysis.dataCollection");

    private final MongoCollection<Document> transcripts;
    private final MongoCollection<Document> deletions;
    private final TurnParts parts;
    private final Erasures erasures;
    private final Transactions transactions;
    private final Clock clock;

    public TranscriptRepository(
            MongoDatabase database, TurnParts parts, Erasures erasures, Transactions transactions, Clock clock) {
        this.transcripts = database.getCollection("transcripts");
        this.deletions = database.getCollection(Deletions.COLLECTION);
        this.parts = parts;
        this.erasures = erasures;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<StoredTranscript> find(String conversationId) {
        return found(transcripts.find(eq(conversationId)));
    }

    /** One that lies in one document, as a live one does. */
    Optional<StoredTranscript> findShort(ClientSession session, String conversationId) {
        return Mono.from(transcripts.find(session, eq(conversationId)))
                .map(TranscriptDocument::read)
                .blockOptional();
    }

    public boolean exists(String conversationId) {
        return isThere(conversationId).blockOptional().orElseThrow();
    }

    public Mono<Boolean> isThere(String conversationId) {
        return Mono.from(transcripts
                        .find(eq(conversationId))
                        .projection(Projections.include("_id"))
                        .first())
                .hasElement();
    }

    /** Whose parts were replaced while they were read is read again. */
    private Optional<StoredTranscript> found(FindPublisher<Document> transcript) {
        Optional<TurnParts.Reference> missing = Optional.empty();
        while (true) {
            Optional<Document> document = Mono.from(transcript).blockOptional();
            Optional<TurnParts.Reference> reference = document.flatMap(TurnParts.Reference::of);
            if (reference.isEmpty()) {
                return document.map(TranscriptDocument::read);
            }
            if (reference.equals(missing)) {
                throw new IllegalStateException("transcriptParts lack generation "
                        + reference.get().generation() + " of " + document.get().getString("_id"));
            }
            missing = reference;
            Optional<StoredTranscript> whole =
                    parts.read(reference.get()).map(turns -> TranscriptDocument.read(document.get(), turns));
            if (whole.isPresent()) {
                return whole;
            }
        }
    }

    /** Those that there are, in any order: who said what and when, and what they amount to in short. */
    public List<StoredTranscript> findAll(Collection<String> conversationIds, Duration timeLimit) {
        return conversationIds.isEmpty()
                ? List.of()
                : Flux.from(transcripts
                                .find(in("_id", conversationIds))
                                .projection(Projections.exclude(LEFT_OUT_OF_HITS))
                                .maxTime(timeLimit.toMillis(), MILLISECONDS))
                        .collectList()
                        .blockOptional()
                        .orElseThrow()
                        .stream()
                        .flatMap(document -> whole(document).stream())
                        .toList();
    }

    private Optional<StoredTranscript> whole(Document hit) {
        return TurnParts.Reference.of(hit).isPresent()
                ? find(hit.getString("_id"))
                : Optional.of(TranscriptDocument.read(hit));
    }

    /** How far those are that are stored. */
    public Map<String, TranscriptStatus> statuses(Collection<String> conversationIds) {
        return Flux.from(transcripts.find(in("_id", conversationIds)).projection(Projections.include("status")))
                .collectMap(
                        document -> document.getString("_id"),
                        document -> TranscriptStatus.of(document.getString("status"))
                                .orElseThrow())
                .blockOptional()
                .orElseThrow();
    }

    /** The newest first, without their turns. */
    public List<StoredTranscript> list(
            TranscriptFilter filter, Optional<TranscriptPosition> after, int limit, Duration timeLimit) {
        return Flux.from(page(filter, after, limit).maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(TranscriptDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    FindPublisher<Document> page(TranscriptFilter filter, Optional<TranscriptPosition> after, int limit) {
        List<Bson> conditions = new ArrayList<>();
        filter.callSid().ifPresent(sid -> conditions.add(eq("callSid", sid)));
        filter.agentId().ifPresent(id -> conditions.add(eq("agentId", id)));
        filter.campaignId().ifPresent(id -> conditions.add(eq("campaignId", id)));
        if (!filter.statuses().isEmpty()) {
            conditions.add(in(
                    "status",
                    filter.statuses().stream().map(TranscriptStatus::text).toList()));
        }
        if (!filter.moods().isEmpty()) {
            conditions.add(in(
                    "analysis.sentiment.overall",
                    filter.moods().stream().map(Mood::text).toList()));
        }
        after.ifPresent(position -> conditions.add(behind(position)));
        return transcripts
                .find(conditions.isEmpty() ? new Document() : and(conditions))
                .projection(Projections.exclude("turns"))
                .sort(Sorts.descending("createdAt", "_id"))
                .limit(limit);
    }

    /** The first condition adds nothing but a bound that an index can begin at. */
    private static Bson behind(TranscriptPosition position) {
        return and(
                lte("createdAt", position.createdAt()),
                or(
                        lt("createdAt", position.createdAt()),
                        and(eq("createdAt", position.createdAt()), lt("_id", position.conversationId()))));
    }

    /**
     * @param before what it was made of
     * @return false where somebody else was faster: read and decide again
     * @throws MongoWriteException also where the validator refuses it
     */
    public boolean write(Optional<StoredTranscript> before, Transcript next) {
        return before.isEmpty()
                ? writing(before, next, fresh -> transactions.run(session -> write(session, before, next, fresh)))
                : writing(before, next, fresh -> replaced(before.get(), next, fresh));
    }

    /**
     * Writes what is too long for a transcript before it, and takes away what nothing names any more after it. Where nobody
     * knows whether the transcript was written, {@link TurnPartsCheck} does that later.
     *
     * @param write of the transcript, with the parts that it names; false where somebody else was faster
     */
    boolean writing(
            Optional<StoredTranscript> before, Transcript next, Predicate<Optional<TurnParts.Reference>> write) {
        Optional<TurnParts.Reference> old = before.filter(known ->
                        TurnParts.mayBeNeeded(known.transcript().conversation().turns()))
                .flatMap(this::reference);
        Optional<TurnParts.Reference> fresh =
                parts.put(next.conversationId(), next.conversation().turns());
        boolean mine;
        try {
            mine = write.test(fresh);
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failure;
            }
            mine = false;
        }
        (mine ? old : fresh).ifPresent(parts::remove);
        return mine;
    }

    private Optional<TurnParts.Reference> reference(StoredTranscript stored) {
        return Mono.from(transcripts.find(asBefore(stored)).projection(Projections.include(TranscriptDocument.PARTS)))
                .blockOptional()
                .flatMap(TurnParts.Reference::of);
    }

    /** Whether a transcript names that writing of its turns. */
    boolean names(TurnParts.Writing writing) {
        return Mono.from(transcripts
                        .find(and(
                                eq(writing.conversationId()),
                                eq(TranscriptDocument.PARTS + ".generation", writing.generation())))
                        .projection(Projections.include("_id")))
                .blockOptional()
                .isPresent();
    }

    private boolean replaced(StoredTranscript before, Transcript next, Optional<TurnParts.Reference> turnParts) {
        return Mono.from(transcripts.replaceOne(asBefore(before), document(Optional.of(before), next, turnParts)))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
    }

    /**
     * The same together with other writes, within {@link #writing}.
     *
     * @throws MongoWriteException also where somebody else is inserting it at this moment
     */
    boolean write(
            ClientSession session,
            Optional<StoredTranscript> before,
            Transcript next,
            Optional<TurnParts.Reference> turnParts) {
        Document document = document(before, next, turnParts);
        return before.isPresent()
                ? Mono.from(transcripts.replaceOne(session, asBefore(before.get()), document))
                                .blockOptional()
                                .orElseThrow()
                                .getMatchedCount()
                        == 1
                : inserted(session, document);
    }

    /** Also false where it was deleted: whoever has looked for that before has looked too early. */
    private boolean inserted(ClientSession session, Document document) {
        String id = document.getString("_id");
        boolean there =
                Mono.from(transcripts.find(session, eq(id))).blockOptional().isPresent();
        Optional<Erasure> own = erasures.find(session, id);
        boolean heardIsErased = own.isEmpty()
                && Optional.ofNullable(document.getString("callSid"))
                        .flatMap(callSid -> erasures.find(session, Transcript.liveId(callSid)))
                        .isPresent();
        if (there || heardIsErased || own.filter(Erasure::isDeletion).isPresent()) {
            return false;
        }
        Mono.from(transcripts.insertOne(session, document)).block();
        return true;
    }

    /** Nothing of it stays; that it is gone is told. */
    void delete(ClientSession session, String id) {
        deleted(session, id, eq(id));
    }

    /**
     * {@link #forget} has to follow.
     *
     * @return false where it is another one by now
     */
    boolean delete(ClientSession session, StoredTranscript stored) {
        return deleted(session, stored.transcript().conversationId(), asBefore(stored));
    }

    /** What lay beside a transcript that was deleted. */
    void forget(String conversationId) {
        parts.removeAll(conversationId);
    }

    private boolean deleted(ClientSession session, String id, Bson filter) {
        boolean was = Mono.from(transcripts.deleteOne(session, filter))
                        .blockOptional()
                        .orElseThrow()
                        .getDeletedCount()
                == 1;
        if (was) {
            Document record = Deletions.of("transcripts", id, now());
            Mono.from(deletions.replaceOne(session, eq(record.get("_id")), record, new ReplaceOptions().upsert(true)))
                    .block();
        }
        return was;
    }

    private static Bson asBefore(StoredTranscript before) {
        return and(eq(before.transcript().conversationId()), eq("version", before.version()));
    }

    private Document document(
            Optional<StoredTranscript> before, Transcript next, Optional<TurnParts.Reference> turnParts) {
        Instant now = now();
        return TranscriptDocument.write(
                next,
                turnParts,
                before.map(known -> known.version() + 1).orElse(1L),
                before.map(StoredTranscript::createdAt).orElse(now),
                now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
