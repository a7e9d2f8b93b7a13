package dev.ringway.campaign.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContactFilter;
import dev.ringway.campaign.campaign.ContactState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Contacts of campaigns for those who look. Blocks. */
@Component
public class CampaignContactQueries {

    private final MongoCollection<Document> members;

    public CampaignContactQueries(MongoDatabase database) {
        this.members = database.getCollection("campaignContacts");
    }

    public Optional<CampaignContact> find(String campaignId, String contactId) {
        return Mono.from(members.find(Filters.eq(campaignId + ":" + contactId)))
                .map(CampaignContactDocument::read)
                .blockOptional();
    }

    /**
     * The next contacts after one, the contact that is there longest first.
     *
     * @param after the contact's id of the last one shown
     * @param timeLimit else a {@link com.mongodb.MongoExecutionTimeoutException}
     */
    public List<CampaignContact> list(
            String campaignId, CampaignContactFilter filter, Optional<String> after, int limit, Duration timeLimit) {
        return Flux.from(page(campaignId, filter, after, limit).maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(CampaignContactDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /**
     * The campaigns that a contact is in, the newest campaign first.
     *
     * @param after the campaign's id of the last one shown
     */
    public List<CampaignContact> ofContact(String contactId, Optional<String> after, int limit) {
        return Flux.from(memberships(contactId, after, limit))
                .map(CampaignContactDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    FindPublisher<Document> memberships(String contactId, Optional<String> after, int limit) {
        Bson contact = Filters.eq("contactId", new ObjectId(contactId));
        return members.find(after.map(id -> Filters.and(contact, Filters.lt("campaignId", new ObjectId(id))))
                        .orElse(contact))
                .sort(Sorts.descending("campaignId"))
                .limit(limit);
    }

    FindPublisher<Document> page(String campaignId, CampaignContactFilter filter, Optional<String> after, int limit) {
        List<Bson> conditions = new ArrayList<>();
        // ';' follows ':'.
        conditions.add(Filters.gt("_id", campaignId + ":" + after.orElse("")));
        conditions.add(Filters.lt("_id", campaignId + ";"));
        List<Bson> narrowing = new ArrayList<>();
        if (!filter.statuses().isEmpty()) {
            narrowing.add(Filters.in(
                    "status",
                    filter.statuses().stream().map(ContactState::text).sorted().toList()));
        }
        anyOf("outcome", filter.outcomes()).ifPresent(narrowing::add);
        anyOf("lastDecision.reason", filter.reasons()).ifPresent(narrowing::add);
        if (!narrowing.isEmpty()) {
            conditions.add(Filters.eq("campaignId", new ObjectId(campaignId)));
            conditions.addAll(narrowing);
        }
        return members.find(Filters.and(conditions))
                .sort(Sorts.ascending("_id"))
                .limit(limit);
    }

    private static Optional<Bson> anyOf(String field, SortedSet<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(Filters.in(field, values));
    }
}
