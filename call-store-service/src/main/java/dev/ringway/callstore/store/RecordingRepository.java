package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.recording.StoredRecording;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Recordings for the fold: read and written many at once, blocking the calling thread. Throws the driver's exceptions. */
@Component
public final class RecordingRepository {

    private final MongoCollection<Document> recordings;

    public RecordingRepository(MongoDatabase database) {
        this.recordings = database.getCollection("recordings");
    }

    /** By Recording SID; without those that are not there. */
    public Map<String, StoredRecording> find(Collection<String> sids) {
        return Flux.from(recordings.find(Filters.in("_id", sids)))
                .map(RecordingDocument::read)
                .collect(Collectors.toMap(stored -> stored.recording().recordingSid(), Function.identity()))
                .blockOptional()
                .orElseThrow();
    }

    /** Each write stands alone; those that succeed are on the majority's disks when this returns. */
    public Written write(List<RecordingWrite> writes, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        List<WriteModel<Document>> models = writes.stream()
                .map(write -> write.before()
                        .map(before -> RecordingDocument.update(before, write.after(), time))
                        .orElseGet(() -> RecordingDocument.insert(write.after(), time)))
                .toList();
        return Written.by(
                recordings,
                writes.stream().map(write -> write.after().recordingSid()).toList(),
                models);
    }
}
