package dev.ringway.transcript.store.agents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.Upserts;
import dev.ringway.transcript.agent.AgentCampaign;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which campaigns use which agent, in {@code agentCampaigns}; of each the newest that campaign-service has told. Blocks. */
@Component
public class AgentCampaigns {

    private final MongoCollection<Document> campaigns;

    public AgentCampaigns(MongoDatabase database) {
        this.campaigns = database.getCollection("agentCampaigns");
    }

    /** An older version than the one known changes nothing. */
    public void put(AgentCampaign campaign, Instant now) {
        Bson older = and(eq(campaign.campaignId()), lt("campaignVersion", campaign.version()));
        Upserts.unlessNewer(campaigns.updateOne(older, written(campaign, now), new UpdateOptions().upsert(true)));
    }

    public void remove(String campaignId) {
        Mono.from(campaigns.deleteOne(eq(campaignId))).block();
    }

    /**
     * By their ids, which is by their age.
     *
     * @param after the id of the last one shown
     */
    public List<AgentCampaign> page(String agentId, Optional<String> after, int limit) {
        Bson ofAgent = eq("agentId", agentId);
        return read(after.map(id -> and(ofAgent, gt("_id", id))).orElse(ofAgent), limit);
    }

    /** On whose calls it is still to speak; so many at most. */
    public List<AgentCampaign> underWay(String agentId, int limit) {
        return read(
                and(
                        eq("agentId", agentId),
                        in("status", AgentCampaign.statusesUnderWay()),
                        exists("archivedAt", false)),
                limit);
    }

    private List<AgentCampaign> read(Bson filter, int limit) {
        return Flux.from(campaigns.find(filter).sort(Sorts.ascending("_id")).limit(limit))
                .map(AgentCampaigns::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Bson written(AgentCampaign campaign, Instant now) {
        return Updates.combine(
                Updates.set("campaignVersion", campaign.version()),
                campaign.agentId().map(id -> Updates.set("agentId", id)).orElseGet(() -> Updates.unset("agentId")),
                Updates.set("name", campaign.name()),
                Updates.set("status", campaign.status()),
                Updates.set("overrides", campaign.overrides()),
                campaign.archivedAt()
                        .map(at -> Updates.set("archivedAt", at))
                        .orElseGet(() -> Updates.unset("archivedAt")),
                Updates.set("changedAt", campaign.updatedAt()),
                Updates.setOnInsert("createdAt", now),
                Updates.set("updatedAt", now),
                Updates.inc("version", 1L));
    }

    private static AgentCampaign read(Document document) {
        return new AgentCampaign(
                document.getString("_id"),
                document.getLong("campaignVersion"),
                Fields.text(document, "agentId"),
                document.getString("name"),
                document.getString("status"),
                Fields.texts(document, "overrides"),
                Fields.time(document, "archivedAt"),
                Fields.time(document, "changedAt").orElseThrow());
    }
}
