package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.recording.RecordingPosition;
import dev.ringway.callstore.recording.RecordingStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The recordings whose media is still being made, or was not measured since: the first reported come first. Blocks. */
@Component
public class UnfinishedRecordings {

    /** They never come to have a size. */
    private static final Set<RecordingStatus> WITHOUT_MEDIA =
            EnumSet.of(RecordingStatus.ABSENT, RecordingStatus.DELETED);

    private static final List<String> STATUSES = EnumSet.complementOf(EnumSet.copyOf(WITHOUT_MEDIA)).stream()
            .map(RecordingStatus::text)
            .toList();

    private final MongoCollection<Document> recordings;

    public record Unfinished(String recordingSid, RecordingStatus status, Instant createdAt) {

        public RecordingPosition position() {
            return new RecordingPosition(createdAt, recordingSid);
        }
    }

    public UnfinishedRecordings(MongoDatabase database) {
        this.recordings = database.getCollection("recordings");
    }

    /**
     * @param after exclusive
     * @param before exclusive
     */
    public List<Unfinished> created(Whose whose, RecordingPosition after, Instant before, int limit) {
        return Flux.from(find(whose, after, before, limit))
                .map(recording -> new Unfinished(
                        recording.getString("_id"),
                        RecordingStatus.of(recording.getString("status")).orElseThrow(),
                        recording.getDate("createdAt").toInstant()))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    FindPublisher<Document> find(Whose whose, RecordingPosition after, Instant before, int limit) {
        return recordings
                .find(Filters.and(
                        Filters.eq("size", null),
                        Filters.in("status", STATUSES),
                        whose.condition(),
                        Filters.gte("createdAt", after.createdAt()),
                        Filters.lt("createdAt", before),
                        Filters.nor(Filters.and(
                                Filters.eq("createdAt", after.createdAt()), Filters.lte("_id", after.recordingSid())))))
                .sort(Sorts.ascending("createdAt", "_id"))
                .projection(Projections.include("status", "createdAt"))
                .limit(limit);
    }
}
