package dev.ringway.transcript.store.agents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.agent.AgentCreation;
import dev.ringway.transcript.agent.AgentCreation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Wishes for agents, in {@code agentCreations}; one that is settled is forgotten after some time. Blocks. */
@Component
public class AgentCreations {

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final MongoCollection<Document> creations;

    public AgentCreations(MongoDatabase database) {
        this.creations = database.getCollection("agentCreations");
    }

    public Optional<AgentCreation> find(String id) {
        return Mono.from(creations.find(eq(id))).map(AgentCreations::read).blockOptional();
    }

    /** False where there is one with this id. */
    public boolean insert(AgentCreation creation) {
        try {
            Mono.from(creations.insertOne(write(creation))).block();
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    /** False where it is not the next version of what is there. */
    public boolean replace(AgentCreation next) {
        return Mono.from(creations.replaceOne(before(next), write(next)))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
    }

    boolean replace(ClientSession session, AgentCreation next) {
        return Mono.from(creations.replaceOne(session, before(next), write(next)))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
    }

    /** Of which nobody has heard since then, the oldest first. */
    public List<AgentCreation> unsettled(Instant since, int limit) {
        return Flux.from(creations
                        .find(and(eq("state", State.PENDING.text()), lte("askedAt", since)))
                        .sort(Sorts.ascending("askedAt"))
                        .limit(limit))
                .map(AgentCreations::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Bson before(AgentCreation next) {
        return and(eq(next.id()), eq("version", next.version() - 1));
    }

    private static Document write(AgentCreation creation) {
        Document document = new Document("_id", creation.id())
                .append("fields", ConfigDocument.write(creation.fields()))
                .append("fingerprint", creation.fingerprint())
                .append("by", creation.by())
                .append("state", creation.state().text());
        Fields.put(document, "agentId", creation.agentId());
        Fields.put(document, "lastError", creation.lastError());
        if (creation.state() != State.PENDING) {
            document.append("expiresAt", creation.updatedAt().plus(REMEMBERED));
        }
        return document.append("askedAt", creation.askedAt())
                .append("tries", creation.tries())
                .append("createdAt", creation.createdAt())
                .append("updatedAt", creation.updatedAt())
                .append("version", creation.version());
    }

    private static AgentCreation read(Document document) {
        return new AgentCreation(
                document.getString("_id"),
                document.getLong("version"),
                ConfigDocument.fields(Fields.part(document, "fields")),
                document.getString("fingerprint"),
                document.getString("by"),
                State.of(document.getString("state")).orElseThrow(),
                Fields.text(document, "agentId"),
                Fields.time(document, "askedAt").orElseThrow(),
                document.getInteger("tries"),
                Fields.text(document, "lastError"),
                Fields.time(document, "createdAt").orElseThrow(),
                Fields.time(document, "updatedAt").orElseThrow());
    }
}
