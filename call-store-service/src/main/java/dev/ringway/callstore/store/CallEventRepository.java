package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.EventRefusal;
import dev.ringway.callstore.call.KeptEvent;
import dev.ringway.callstore.call.RecordedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every report once. */
@Component
public final class CallEventRepository {

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

    /** All events of a call by the provider's time, also those that are marked as refused. */
    public Flux<RecordedEvent> of(String callSid) {
        return Flux.from(events.find(Filters.eq("callSid", callSid)).sort(Sorts.ascending("timestamp")))
                .map(CallEventDocument::read);
    }
}
