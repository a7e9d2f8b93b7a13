package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.EventRefusal;
import dev.ringway.callstore.call.KeptEvent;
import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.events.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every report once. */
@Component
public final class CallEventRepository {

    private static final Set<String> HEARD = Topics.TRANSCRIPT_SEGMENTS.types().keySet();

    private final MongoCollection<Document> events;
    private final OnceKept once;

    public CallEventRepository(MongoDatabase database) {
        this.events = database.getCollection("callEvents");
        this.once = new OnceKept(events);
    }

    /**
     * What is kept now of the reports that came.
     *
     * @param missed somebody else replaced a refused one in between: keep them again
     * @param refused what can never be stored, with the reason, by event id
     * @param events all others, by id: what came, or what was there before
     */
    public record Kept(boolean missed, Map<String, String> refused, Map<String, KeptEvent> events) {}

    /**
     * Inserts the events that are not there yet, and leaves those that are as they are, but for one that is marked as
     * refused: what came takes its place, without the mark. Blocks until all is on the majority's disks.
     *
     * @param came each id once
     */
    public Kept keep(Collection<RecordedEvent> came, Instant now) {
        Map<String, Document> documents =
                came.stream().collect(Collectors.toMap(RecordedEvent::id, event -> CallEventDocument.of(event, now)));
        Inserted inserted = once.insert(List.copyOf(documents.values()));
        Map<String, Document> before = inserted.present().isEmpty() ? Map.of() : find(inserted.present());
        Map<String, Document> marked = new HashMap<>(before);
        marked.values().removeIf(document -> CallEventDocument.refusal(document).isEmpty());
        Written replaced =
                once.replace(marked.keySet().stream().map(documents::get).toList(), marked);
        Map<String, String> refused = new HashMap<>(inserted.refused());
        refused.putAll(replaced.refused());
        return new Kept(
                replaced.missed(),
                refused,
                came.stream()
                        .filter(event -> !refused.containsKey(event.id()))
                        .map(event -> kept(event, Optional.ofNullable(before.get(event.id())), now))
                        .collect(Collectors.toMap(kept -> kept.event().id(), kept -> kept)));
    }

    private static KeptEvent kept(RecordedEvent came, Optional<Document> before, Instant now) {
        return before.map(CallEventDocument::readKept)
                .map(was -> was.counts() ? was : new KeptEvent(came, was.version() + 1, now, Optional.empty()))
                .orElseGet(() -> new KeptEvent(came, 1, now, Optional.empty()));
    }

    private Map<String, Document> find(Collection<String> ids) {
        return Flux.from(events.find(Filters.in("_id", ids)))
                .collectMap(document -> document.getString("_id"))
                .blockOptional()
                .orElseThrow();
    }

    /**
     * Marks an event: nothing is folded from it until a later record of its id takes its place.
     *
     * @return false where it is no longer as it was read
     */
    public boolean refuse(KeptEvent kept, EventRefusal refusal) {
        Instant time = refusal.at().truncatedTo(ChronoUnit.MILLIS);
        return Mono.from(events.updateOne(
                                Filters.and(
                                        Filters.eq("_id", kept.event().id()), Filters.eq("version", kept.version())),
                                Updates.combine(
                                        Updates.set(
                                                OnceKept.REFUSED,
                                                new Document("reason", refusal.reason()).append("at", time)),
                                        Updates.set("updatedAt", time),
                                        Updates.inc("version", 1L))))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
    }

    /** Whether a report that came says what is kept of its id. */
    public boolean same(RecordedEvent came, KeptEvent kept) {
        return kept.event().equals(came)
                || kept.event()
                        .equals(CallEventDocument.read(once.asRead(CallEventDocument.of(came, came.receivedAt()))));
    }

    /** The calls that reports of this conversation were found to be about. */
    public Set<String> callsOf(String conversationId) {
        return Flux.from(events.distinct("callSid", toldOf(conversationId), String.class))
                .collect(Collectors.toSet())
                .blockOptional()
                .orElseThrow();
    }

    /** Takes what was said out of all reports of this conversation. */
    public void eraseToldOf(String conversationId, Instant now) {
        erase(toldOf(conversationId), now);
    }

    /** Takes what was said out of all that real-time transcription heard on these calls. */
    public void eraseHeardOn(Collection<String> callSids, Instant now) {
        if (!callSids.isEmpty()) {
            erase(Filters.and(Filters.in("callSid", callSids), Filters.in("eventType", HEARD)), now);
        }
    }

    private void erase(Bson which, Instant now) {
        Mono.from(events.updateMany(
                        Filters.and(which, CallEventDocument.NOT_ERASED), CallEventDocument.withoutWords(now)))
                .block();
    }

    private static Bson toldOf(String conversationId) {
        return Filters.and(Filters.eq("data.conversationId", conversationId), Filters.eq("source", "elevenlabs"));
    }

    /** All events of a call by the provider's time, also those that are marked as refused. */
    public Flux<RecordedEvent> of(String callSid) {
        return Flux.from(events.find(Filters.eq("callSid", callSid)).sort(Sorts.ascending("timestamp")))
                .map(CallEventDocument::read);
    }
}
