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
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptFilter;
import dev.ringway.transcript.kept.TranscriptPosition;
import dev.ringway.transcript.kept.TranscriptStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Transcripts as they lie. Blocks. */
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
    private final Clock clock;

    public TranscriptRepository(MongoDatabase database, Clock clock) {
        this.transcripts = database.getCollection("transcripts");
        this.clock = clock;
    }

    public Optional<StoredTranscript> find(String conversationId) {
        return Mono.from(transcripts.find(eq(conversationId)))
                .map(TranscriptDocument::read)
                .blockOptional();
    }

    /** Those that there are, in any order: who said what and when, and what they amount to in short. */
    public List<StoredTranscript> findAll(Collection<String> conversationIds, Duration timeLimit) {
        return conversationIds.isEmpty()
                ? List.of()
                : Flux.from(transcripts
                                .find(in("_id", conversationIds))
                                .projection(Projections.exclude(LEFT_OUT_OF_HITS))
                                .maxTime(timeLimit.toMillis(), MILLISECONDS))
                        .map(TranscriptDocument::read)
                        .collectList()
                        .blockOptional()
                        .orElseThrow();
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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return before.map(known -> replace(known, next, now)).orElseGet(() -> insert(next, now));
    }

    private boolean replace(StoredTranscript before, Transcript next, Instant now) {
        return Mono.from(transcripts.replaceOne(
                                and(eq(next.conversationId()), eq("version", before.version())),
                                TranscriptDocument.write(next, before.version() + 1, before.createdAt(), now)))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
    }

    private boolean insert(Transcript next, Instant now) {
        try {
            Mono.from(transcripts.insertOne(TranscriptDocument.write(next, 1, now, now)))
                    .block();
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }
}
