package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.CountOptions;
import com.mongodb.reactivestreams.client.AggregatePublisher;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MemberGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The contacts of a campaign by where they stand and why, told by an index alone. Blocks. */
@Component
public class MemberGroups {

    static final String INDEX = "campaignId_1_status_1_lastDecision.reason_1_outcome_1_nextAttempt_1";

    private static final List<String> WAITING = Arrays.stream(ContactState.values())
            .filter(ContactState::isWaiting)
            .map(ContactState::text)
            .toList();

    private final MongoCollection<Document> members;

    public MemberGroups(MongoDatabase database) {
        this.members = database.getCollection("campaignContacts");
    }

    /** @param timeLimit else a {@link com.mongodb.MongoExecutionTimeoutException} */
    public List<MemberGroup> of(String campaignId, Duration timeLimit) {
        return Flux.from(groups(campaignId).maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(MemberGroups::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** How many wait for nothing but their turn, counted up to a limit. */
    public long due(String campaignId, Instant now, int limit, Duration timeLimit) {
        return Mono.from(members.countDocuments(
                        and(eq("campaignId", new ObjectId(campaignId)), in("status", WAITING), lte("nextAttempt", now)),
                        new CountOptions().limit(limit).maxTime(timeLimit.toMillis(), MILLISECONDS)))
                .blockOptional()
                .orElseThrow();
    }

    /** Some that stand there for a reason, whatever their outcome. */
    public List<CampaignContact> some(
            String campaignId, ContactState status, String reason, int limit, Duration timeLimit) {
        return Flux.from(find(campaignId, status, reason, limit).maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(CampaignContactDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    FindPublisher<Document> find(String campaignId, ContactState status, String reason, int limit) {
        return members.find(and(
                        eq("campaignId", new ObjectId(campaignId)),
                        eq("status", status.text()),
                        eq("lastDecision.reason", reason)))
                .hintString(INDEX)
                .limit(limit);
    }

    AggregatePublisher<Document> groups(String campaignId) {
        Document alike = new Document("status", "$status")
                .append("reason", "$lastDecision.reason")
                .append("outcome", "$outcome");
        return members.aggregate(List.of(
                        new Document("$match", new Document("campaignId", new ObjectId(campaignId))),
                        new Document(
                                "$group",
                                new Document("_id", alike)
                                        .append("contacts", new Document("$sum", 1L))
                                        .append("nextLook", new Document("$min", "$nextAttempt")))))
                .hintString(INDEX);
    }

    private static MemberGroup read(Document group) {
        Document alike = group.get("_id", Document.class);
        return new MemberGroup(
                ContactState.of(alike.getString("status")).orElseThrow(),
                Optional.ofNullable(alike.getString("reason")),
                Optional.ofNullable(alike.getString("outcome")),
                group.getLong("contacts"),
                Fields.time(group, "nextLook"));
    }
}
