package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.KeptEvent;
import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.recording.StoredRecording;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What the consistency check reads and repairs. Blocks; reads batch by batch, however much there is. */
@Component
public final class ConsistencyRepository {

    private static final Logger log = LoggerFactory.getLogger(ConsistencyRepository.class);
    private static final int BATCH = 200;

    private final MongoCollection<Document> calls;
    private final MongoCollection<Document> events;
    private final MongoCollection<Document> recordings;

    /** A call with its document, as they were read. */
    public static final class CallAsStored {
        private final Document document;

        private CallAsStored(Document document) {
            this.document = document;
        }

        public StoredCall stored() {
            return CallDocument.read(document);
        }

        public Set<String> differences(Call expected) {
            return CallComparison.differences(document, expected);
        }
    }

    public ConsistencyRepository(MongoDatabase database) {
        this.calls = database.getCollection("calls");
        this.events = database.getCollection("callEvents");
        this.recordings = database.getCollection("recordings");
    }

    /** @param to exclusive */
    public Iterable<List<CallAsStored>> callsCreated(Instant from, Instant to) {
        return Flux.from(calls.find(between("createdAt", from, to))
                        .sort(Sorts.ascending("createdAt"))
                        .batchSize(BATCH))
                .map(CallAsStored::new)
                .buffer(BATCH)
                .toIterable(1);
    }

    /** @param to exclusive */
    public Iterable<List<StoredRecording>> recordingsCreated(Instant from, Instant to) {
        return Flux.from(recordings
                        .find(between("createdAt", from, to))
                        .sort(Sorts.ascending("createdAt"))
                        .batchSize(BATCH))
                .map(RecordingDocument::read)
                .buffer(BATCH)
                .toIterable(1);
    }

    /**
     * Where an event stands.
     *
     * @param refused whether it is marked so
     */
    public record EventPlace(String id, String callSid, boolean refused) {}

    /** @param to exclusive */
    public Iterable<List<EventPlace>> eventsReceived(Instant from, Instant to) {
        return Flux.from(events.find(between("receivedAt", from, to))
                        .sort(Sorts.ascending("receivedAt"))
                        .projection(Projections.include("callSid", OnceKept.REFUSED))
                        .batchSize(BATCH))
                .map(event -> new EventPlace(
                        event.getString("_id"),
                        event.getString("callSid"),
                        CallEventDocument.refusal(event).isPresent()))
                .buffer(BATCH)
                .toIterable(1);
    }

    /** The marked ones among these. */
    public List<RecordedEvent> refused(Collection<String> ids) {
        return Flux.from(events.find(Filters.and(Filters.in("_id", ids), Filters.exists(OnceKept.REFUSED)))
                        .sort(Sorts.ascending("timestamp")))
                .map(CallEventDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** What calls are folded from: without the events that are marked as refused. */
    public Map<String, List<KeptEvent>> eventsOf(Collection<String> callSids) {
        return Flux.from(events.find(
                                Filters.and(Filters.in("callSid", callSids), Filters.exists(OnceKept.REFUSED, false)))
                        .sort(Sorts.ascending("timestamp")))
                .map(CallEventDocument::readKept)
                .collect(Collectors.groupingBy(kept -> kept.event().callSid()))
                .blockOptional()
                .orElseThrow();
    }

    public Map<String, List<StoredRecording>> recordingsOf(Collection<String> callSids) {
        return Flux.from(recordings.find(Filters.in("callSid", callSids)))
                .map(RecordingDocument::read)
                .collect(Collectors.groupingBy(stored -> stored.recording().callSid()))
                .blockOptional()
                .orElseThrow();
    }

    /** Those of these that are no call's. */
    public List<String> withoutCall(Collection<String> callSids) {
        Set<String> there = Flux.from(calls.find(Filters.in("_id", callSids)).projection(Projections.include("_id")))
                .map(call -> call.getString("_id"))
                .collect(Collectors.toCollection(HashSet::new))
                .blockOptional()
                .orElseThrow();
        return callSids.stream().filter(sid -> !there.contains(sid)).toList();
    }

    /**
     * Writes what the events say, and takes nothing away that they do not speak of.
     *
     * @return whether the call agrees now; not where its validator refuses it, where somebody else has written it since it
     *     was read, or where it holds what its events do not say
     */
    public boolean repair(CallAsStored call, Call expected, Instant now) {
        Document stored = call.document;
        Optional<WriteModel<Document>> write =
                CallComparison.repair(stored, expected, now.truncatedTo(ChronoUnit.MILLIS));
        if (write.isEmpty()) {
            return false;
        }
        Written written = Written.by(calls, List.of(expected.sid()), List.of(write.get()));
        written.refused().forEach((sid, reason) -> log.warn("call {} is not repaired: {}", sid, reason));
        return !written.missed() && written.refused().isEmpty() && CallComparison.mendable(stored, expected);
    }

    private static Bson between(String field, Instant from, Instant to) {
        return Filters.and(Filters.gte(field, from), Filters.lt(field, to));
    }
}
