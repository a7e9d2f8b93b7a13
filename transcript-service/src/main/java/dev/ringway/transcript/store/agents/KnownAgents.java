package dev.ringway.transcript.store.agents;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which agents of the workspace are ours: those kept here, those of campaigns, and those who spoke on our calls. Blocks. */
@Component
public class KnownAgents {

    private final MongoCollection<Document> agents;
    private final MongoCollection<Document> campaigns;
    private final MongoCollection<Document> calls;

    public KnownAgents(MongoDatabase database) {
        this.agents = database.getCollection("agents");
        this.campaigns = database.getCollection("agentCampaigns");
        this.calls = database.getCollection("callLinks");
    }

    /** Whether nobody has named any yet. */
    public boolean areNone() {
        return isNone(agents, new Document()) && isNone(campaigns, new Document());
    }

    public boolean include(String agentId) {
        return !isNone(agents, eq(agentId))
                || !isNone(campaigns, eq("agentId", agentId))
                || !isNone(calls, eq("agentId", agentId));
    }

    private static boolean isNone(MongoCollection<Document> all, Bson filter) {
        return Mono.from(all.find(filter).first()).blockOptional().isEmpty();
    }
}
