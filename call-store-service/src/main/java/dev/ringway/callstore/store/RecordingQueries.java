package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.recording.RecordingFilter;
import dev.ringway.callstore.recording.RecordingPosition;
import dev.ringway.callstore.recording.RecordingStatus;
import dev.ringway.callstore.recording.StoredRecording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Recordings for those who look. */
@Component
public class RecordingQueries {

    private static final Set<RecordingStatus> ALL = Set.of(RecordingStatus.values());
    private static final Set<RecordingStatus> WITHOUT_MEDIA = Set.of(RecordingStatus.DELETED, RecordingStatus.ABSENT);

    private final MongoCollection<Document> recordings;

    public RecordingQueries(MongoDatabase database) {
        this.recordings = database.getCollection("recordings");
    }

    public Mono<StoredRecording> find(String sid) {
        return Mono.from(recordings.find(Filters.eq(sid)).first()).map(RecordingDocument::read);
    }

    /**
     * The next recordings after a position, in the order of {@link RecordingPosition}. Two queries, since the indexes end
     * with createdAt: the first walks one down to the last recording wanted, the second sorts only what lies in between.
     */
    public Flux<StoredRecording> list(RecordingFilter filter, Optional<RecordingPosition> after, int limit) {
        Bson condition = condition(filter, after);
        return Mono.from(recordings
                        .find(condition)
                        .sort(Sorts.descending("createdAt"))
                        .skip(limit - 1)
                        .limit(1))
                .map(last -> Filters.and(condition, Filters.gte("createdAt", last.getDate("createdAt"))))
                .defaultIfEmpty(condition)
                .flatMapMany(wanted -> recordings
                        .find(wanted)
                        .sort(Sorts.descending("createdAt", "_id"))
                        .limit(limit))
                .map(RecordingDocument::read);
    }

    /** Whose media may still lie at Twilio, the oldest first. */
    public Flux<StoredRecording> createdBefore(Instant time) {
        return Flux.from(old(time)).map(RecordingDocument::read);
    }

    FindPublisher<Document> old(Instant time) {
        return recordings
                .find(Filters.and(
                        statuses(ALL.stream()
                                .filter(status -> !WITHOUT_MEDIA.contains(status))
                                .toList()),
                        Filters.lt("createdAt", time)))
                .sort(Sorts.ascending("createdAt"));
    }

    private static Bson condition(RecordingFilter filter, Optional<RecordingPosition> after) {
        List<Bson> conditions = new ArrayList<>();
        filter.callSid().ifPresent(sid -> conditions.add(Filters.eq("callSid", sid)));
        if (!filter.statuses().isEmpty()) {
            conditions.add(statuses(filter.statuses()));
        }
        filter.createdFrom().ifPresent(time -> conditions.add(Filters.gte("createdAt", time)));
        filter.createdBefore().ifPresent(time -> conditions.add(Filters.lt("createdAt", time)));
        after.ifPresent(position -> {
            conditions.add(Filters.lte("createdAt", position.createdAt()));
            // Said as what is left out, so that no plan walks the index of _id.
            conditions.add(Filters.nor(Filters.and(
                    Filters.eq("createdAt", position.createdAt()), Filters.gte("_id", position.recordingSid()))));
        });
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }

    private static Bson statuses(Iterable<RecordingStatus> statuses) {
        List<String> wanted = new ArrayList<>();
        statuses.forEach(status -> wanted.add(status.text()));
        return Filters.in(
                "status",
                Arrays.stream(RecordingStatus.values())
                        .map(RecordingStatus::text)
                        .filter(wanted::contains)
                        .toList());
    }
}
