package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.TranscriptFilter;
import dev.ringway.transcript.kept.TranscriptPosition;
import dev.ringway.transcript.kept.TranscriptStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads transcripts as they lie; {@link TranscriptWrites} writes them. Blocks, where it does not give a publisher. */
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

    /** Of hits, each of up to 4 MB. */
    private static final int AT_A_TIME = 4;

    private final MongoCollection<Document> transcripts;
    private final TurnParts parts;

    public TranscriptRepository(MongoDatabase database, TurnParts parts) {
        this.transcripts = database.getCollection("transcripts");
        this.parts = parts;
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

    /**
     * Reads those that there are: who said what and when, and what they amount to in short. They are large, so that they are
     * looked at one after the other, and few of them are in memory at a time.
     *
     * @param look makes of each what is kept of it
     * @return by conversation id
     */
    public <T> Map<String, T> each(
            Collection<String> conversationIds, Duration timeLimit, Function<StoredTranscript, T> look) {
        if (conversationIds.isEmpty()) {
            return Map.of();
        }
        FindPublisher<Document> found = transcripts
                .find(in("_id", conversationIds))
                .projection(Projections.exclude(LEFT_OUT_OF_HITS))
                .maxTime(timeLimit.toMillis(), MILLISECONDS)
                .batchSize(AT_A_TIME);
        try (Stream<Document> hits = Flux.from(found).toStream(1)) {
            return hits.flatMap(hit -> whole(hit).stream())
                    .collect(Collectors.toMap(stored -> stored.transcript().conversationId(), look));
        }
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
}
