package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.StoredCall;
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

/** Calls for the fold: read and written many at once, blocking the calling thread. Throws the driver's exceptions. */
@Component
public final class CallRepository {

    private final MongoCollection<Document> calls;

    public CallRepository(MongoDatabase database) {
        this.calls = database.getCollection("calls");
    }

    /** By Call SID; without those that are not there. */
    public Map<String, StoredCall> find(Collection<String> sids) {
        return Flux.from(calls.find(Filters.in("_id", sids)))
                .map(CallDocument::read)
                .collect(Collectors.toMap(stored -> stored.call().sid(), Function.identity()))
                .blockOptional()
                .orElseThrow();
    }

    /** Each write stands alone; those that succeed are on the majority's disks when this returns. */
    public Written write(List<CallWrite> writes, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        List<WriteModel<Document>> models = writes.stream()
                .map(write -> write.before()
                        .map(before -> CallDocument.update(before, write.after(), time))
                        .orElseGet(() -> CallDocument.insert(write.after(), time)))
                .toList();
        return Written.by(
                calls, writes.stream().map(write -> write.after().sid()).toList(), models);
    }
}
