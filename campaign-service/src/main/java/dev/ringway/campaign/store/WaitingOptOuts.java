package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opt-outs by calls that nothing is known of yet, until something is or their time is up. Blocks. */
@Component
public class WaitingOptOuts {

    private final MongoCollection<Document> waiting;
    private final Clock clock;

    public WaitingOptOuts(MongoDatabase database, Clock clock) {
        this.waiting = database.getCollection("waitingOptOuts");
        this.clock = clock;
    }

    /**
     * One that waits.
     *
     * @param id of the command
     * @param event as JSON
     * @param until when it is given up
     */
    public record Waiting(String id, String callSid, String event, Instant until) {}

    /** One that waits already goes on waiting as it is. */
    public void add(Waiting one) {
        Mono.from(waiting.updateOne(
                        eq(one.id()),
                        Updates.combine(
                                Updates.setOnInsert("callSid", one.callSid()),
                                Updates.setOnInsert("event", one.event()),
                                Updates.setOnInsert("until", one.until()),
                                Updates.setOnInsert("createdAt", clock.instant())),
                        new UpdateOptions().upsert(true)))
                .block();
    }

    /** The next ones by their ids. */
    public List<Waiting> next(Optional<String> after, int limit) {
        return Flux.from(waiting.find(after.map(id -> gt("_id", id)).orElseGet(Document::new))
                        .sort(Sorts.ascending("_id"))
                        .limit(limit))
                .map(found -> new Waiting(
                        found.getString("_id"),
                        found.getString("callSid"),
                        found.getString("event"),
                        found.getDate("until").toInstant()))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    public void remove(String id) {
        Mono.from(waiting.deleteOne(eq(id))).block();
    }
}
