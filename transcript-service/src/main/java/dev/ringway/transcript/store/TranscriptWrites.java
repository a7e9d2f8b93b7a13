package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.outbox.Deletions;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.privacy.Erasure;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes transcripts and takes them away, each by the version that it was made of. Blocks. */
@Component
public class TranscriptWrites {

    private final MongoCollection<Document> transcripts;
    private final MongoCollection<Document> deletions;
    private final TurnParts parts;
    private final Erasures erasures;
    private final Transactions transactions;
    private final Clock clock;

    public TranscriptWrites(
            MongoDatabase database, TurnParts parts, Erasures erasures, Transactions transactions, Clock clock) {
        this.transcripts = database.getCollection("transcripts");
        this.deletions = database.getCollection(Deletions.COLLECTION);
        this.parts = parts;
        this.erasures = erasures;
        this.transactions = transactions;
        this.clock = clock;
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
