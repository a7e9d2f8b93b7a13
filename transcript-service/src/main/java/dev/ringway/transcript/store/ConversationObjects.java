package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where everything lies that ElevenLabs has sent of a conversation: a transcript names its last payload only, and what is to
 * be erased is all of them, and the sound. Blocks.
 */
@Component
public class ConversationObjects {

    private final MongoCollection<Document> objects;
    private final Clock clock;

    public ConversationObjects(MongoDatabase database, Clock clock) {
        this.objects = database.getCollection("conversationObjects");
        this.clock = clock;
    }

    /** Before anything else of it is stored. */
    public void note(String conversationId, String location) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Document object = new Document("_id", location)
                .append("conversationId", conversationId)
                .append("createdAt", now)
                .append("updatedAt", now)
                .append("version", 1L);
        try {
            Mono.from(objects.insertOne(object)).block();
        } catch (MongoWriteException known) {
            if (known.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw known;
            }
        }
    }

    public List<String> of(String conversationId) {
        return Flux.from(objects.find(eq("conversationId", conversationId)))
                .map(object -> object.getString("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** It is gone. */
    public void forget(String location) {
        Mono.from(objects.deleteOne(eq(location))).block();
    }
}
