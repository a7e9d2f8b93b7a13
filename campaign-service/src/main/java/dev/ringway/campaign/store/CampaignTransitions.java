package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.Transition;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What campaigns went through, in {@code campaignTransitions}: its own collection, since a campaign may go on for ever. */
@Component
public class CampaignTransitions {

    private final MongoCollection<Document> transitions;

    public CampaignTransitions(MongoDatabase database) {
        this.transitions = database.getCollection("campaignTransitions");
    }

    /**
     * The newest first. Blocks.
     *
     * @param before the campaign's version that the last one shown led to
     */
    public List<Transition> page(String campaignId, Optional<Long> before, int limit) {
        return Flux.from(find(campaignId, before, limit))
                .map(CampaignTransitions::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    FindPublisher<Document> find(String campaignId, Optional<Long> before, int limit) {
        Bson ofCampaign = eq("campaignId", new ObjectId(campaignId));
        return transitions
                .find(before.map(version -> and(ofCampaign, lt("campaignVersion", version)))
                        .orElse(ofCampaign))
                .sort(Sorts.descending("campaignVersion"))
                .limit(limit);
    }

    void keep(ClientSession session, Transition transition) {
        Mono.from(transitions.insertOne(session, write(transition))).block();
    }

    private static Document write(Transition transition) {
        Document document = new Document("_id", transition.campaignId() + ":" + transition.campaignVersion())
                .append("campaignId", new ObjectId(transition.campaignId()))
                .append("campaignVersion", transition.campaignVersion())
                .append("action", transition.action().text())
                .append("from", transition.from().text())
                .append("to", transition.to().text())
                .append("by", transition.by());
        transition.reason().ifPresent(reason -> document.append("reason", reason));
        return document.append("hangUp", transition.hangUp())
                .append("at", transition.at())
                .append("createdAt", transition.at())
                .append("updatedAt", transition.at())
                .append("version", 1L);
    }

    private static Transition read(Document document) {
        return new Transition(
                document.getObjectId("campaignId").toHexString(),
                document.getLong("campaignVersion"),
                CampaignAction.of(document.getString("action")).orElseThrow(),
                CampaignStatus.of(document.getString("from")).orElseThrow(),
                CampaignStatus.of(document.getString("to")).orElseThrow(),
                document.getString("by"),
                Optional.ofNullable(document.getString("reason")),
                document.getBoolean("hangUp"),
                document.getDate("at").toInstant());
    }
}
