package dev.ringway.campaign.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignFilter;
import dev.ringway.campaign.campaign.CampaignOrder;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.NameWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Campaigns for those who look, and those whose time has come. Blocks. */
@Component
public class CampaignQueries {

    /** Follows every text that begins with what stands before it. */
    private static final String LAST = "\uffff";

    private final MongoCollection<Document> campaigns;

    public CampaignQueries(MongoDatabase database) {
        this.campaigns = database.getCollection("campaigns");
    }

    /**
     * The next campaigns after one.
     *
     * @param after the id of the last one shown
     * @param timeLimit else a {@link com.mongodb.MongoExecutionTimeoutException}
     */
    public List<Campaign> list(
            CampaignFilter filter, CampaignOrder order, Optional<String> after, int limit, Duration timeLimit) {
        return read(page(filter, order, after, limit).maxTime(timeLimit.toMillis(), MILLISECONDS));
    }

    /** Those that are to start by now. */
    public List<Campaign> toStart(Instant now) {
        return read(campaigns.find(
                Filters.and(Filters.eq("status", CampaignStatus.SCHEDULED.text()), Filters.lte("startDate", now))));
    }

    /** Those of these ids that there are. */
    public List<Campaign> of(Collection<String> ids) {
        return read(
                campaigns.find(Filters.in("_id", ids.stream().map(ObjectId::new).toList())));
    }

    /** Those in one of these statuses. */
    public List<Campaign> in(Collection<CampaignStatus> statuses) {
        return read(campaigns.find(
                Filters.in("status", statuses.stream().map(CampaignStatus::text).toList())));
    }

    /** Those that were stopped together with their calls, since then. */
    public List<Campaign> stoppedWithCalls(Instant since) {
        return read(withCalls(since));
    }

    /** By an index of those alone: it is looked every second, and campaigns are kept for ever. */
    FindPublisher<Document> withCalls(Instant since) {
        return campaigns.find(Filters.and(
                Filters.eq("status", CampaignStatus.STOPPED.text()),
                Filters.eq("hangUp", true),
                Filters.gte("updatedAt", since)));
    }

    FindPublisher<Document> page(CampaignFilter filter, CampaignOrder order, Optional<String> after, int limit) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(Filters.exists("archivedAt", filter.archived()));
        if (!filter.statuses().isEmpty()) {
            conditions.add(Filters.in(
                    "status",
                    filter.statuses().stream()
                            .map(CampaignStatus::text)
                            .sorted()
                            .toList()));
        }
        filter.name().ifPresent(name -> conditions.add(named(name)));
        after.map(ObjectId::new)
                .ifPresent(id -> conditions.add(
                        order == CampaignOrder.NEWEST_FIRST ? Filters.lt("_id", id) : Filters.gt("_id", id)));
        return campaigns
                .find(Filters.and(conditions))
                .sort(order == CampaignOrder.NEWEST_FIRST ? Sorts.descending("_id") : Sorts.ascending("_id"))
                .limit(limit);
    }

    /** Ranges and no expressions: no character has a meaning of its own, and the index is walked no further than needed. */
    private static Bson named(NameWords name) {
        return name.words().isEmpty()
                ? Filters.in("_id", List.of())
                : Filters.and(name.words().stream()
                        .map(word ->
                                Filters.elemMatch("nameWords", new Document("$gte", word).append("$lt", word + LAST)))
                        .toList());
    }

    private static List<Campaign> read(FindPublisher<Document> found) {
        return Flux.from(found)
                .map(CampaignDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
