package dev.ringway.transcript.store.agents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.agent.AgentAction;
import dev.ringway.transcript.agent.AgentVersion;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What agents were like, in {@code agentVersions}. Blocks. */
@Component
public class AgentVersions {

    private final MongoCollection<Document> versions;

    public AgentVersions(MongoDatabase database) {
        this.versions = database.getCollection("agentVersions");
    }

    public Optional<AgentVersion> find(String agentId, long version) {
        return Mono.from(versions.find(eq(id(agentId, version))))
                .map(AgentVersions::read)
                .blockOptional();
    }

    /**
     * The newest first.
     *
     * @param before the version that was shown last
     */
    public List<AgentVersion> page(String agentId, Optional<Long> before, int limit) {
        Bson ofAgent = eq("agentId", agentId);
        return Flux.from(versions.find(before.map(version -> and(ofAgent, lt("agentVersion", version)))
                                .orElse(ofAgent))
                        .sort(Sorts.descending("agentVersion"))
                        .limit(limit))
                .map(AgentVersions::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    void keep(ClientSession session, AgentVersion version) {
        Mono.from(versions.insertOne(session, write(version))).block();
    }

    /** The last version kept of such an agent, though it be deleted; 0 without one. */
    long last(ClientSession session, String agentId) {
        return Mono.from(versions.find(session, eq("agentId", agentId))
                        .sort(Sorts.descending("agentVersion"))
                        .first())
                .map(document -> document.getLong("agentVersion"))
                .defaultIfEmpty(0L)
                .blockOptional()
                .orElseThrow();
    }

    private static String id(String agentId, long version) {
        return agentId + ":" + version;
    }

    private static Document write(AgentVersion version) {
        return new Document("_id", id(version.agentId(), version.version()))
                .append("agentId", version.agentId())
                .append("agentVersion", version.version())
                .append("action", version.action().text())
                .append("by", version.by())
                .append("at", version.at())
                .append("changed", version.changed())
                .append("fields", ConfigDocument.write(version.fields()))
                .append("createdAt", version.at())
                .append("updatedAt", version.at())
                .append("version", 1L);
    }

    private static AgentVersion read(Document document) {
        return new AgentVersion(
                document.getString("agentId"),
                document.getLong("agentVersion"),
                AgentAction.of(document.getString("action")).orElseThrow(),
                document.getString("by"),
                Fields.time(document, "at").orElseThrow(),
                Fields.texts(document, "changed"),
                ConfigDocument.fields(Fields.part(document, "fields")));
    }
}
