package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignContact.Sums;
import dev.ringway.campaign.campaign.CampaignStats;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.StatsComparison;
import dev.ringway.starter.mongo.Transactions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Copies figures to their campaigns, and counts them anew where somebody doubts them. Blocks. */
@Component
public class CampaignFigures {

    static final int RANGE = 20_000;

    private final MongoCollection<Document> campaigns;
    private final MongoCollection<Document> members;
    private final CampaignCounters counters;
    private final Transactions transactions;
    private final Clock clock;

    public CampaignFigures(MongoDatabase database, CampaignCounters counters, Transactions transactions, Clock clock) {
        this.campaigns = database.getCollection("campaigns");
        this.members = database.getCollection("campaignContacts");
        this.counters = counters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The campaign gets the figures of this moment, where they are others than it has. */
    public void copy(String campaignId) {
        Optional<Campaign> seen = Mono.from(campaigns.find(eq(new ObjectId(campaignId))))
                .map(CampaignDocument::read)
                .blockOptional();
        CampaignStats now = counters.sum(campaignId);
        seen.filter(campaign -> !campaign.stats().isSameAs(now))
                .ifPresent(campaign -> Mono.from(campaigns.updateOne(
                                and(eq(new ObjectId(campaignId)), eq("version", campaign.version())),
                                Updates.combine(
                                        Updates.set("stats", StatsDocument.snapshot(now)),
                                        Updates.set("changedVersion", campaign.changedVersion()),
                                        Updates.set("updatedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                                        Updates.inc("version", 1L))))
                        .block());
    }

    /** Both as of one moment; nobody is held up. */
    public StatsComparison compare(String campaignId) {
        return transactions.asOfOneMoment(session -> compare(session, campaignId));
    }

    /**
     * What differs is put right, and nobody is held up: whoever changes a contact adds the same to the figures and to the sums,
     * in one transaction, so that the difference of one moment is still the difference when it is added. Only another repair
     * changes it; the number of repairs tells of one, and all is compared anew.
     */
    public StatsComparison repair(String campaignId) {
        while (true) {
            Doubted doubted = transactions.asOfOneMoment(
                    session -> new Doubted(counters.repairs(session, campaignId), compare(session, campaignId)));
            StatsComparison found = doubted.found();
            if (found.agree()
                    || counters.repair(
                            campaignId, doubted.repairs(), found.counted().minus(found.kept()))) {
                return found;
            }
        }
    }

    /** @param repairs that there were by then */
    private record Doubted(long repairs, StatsComparison found) {}

    private StatsComparison compare(ClientSession session, String campaignId) {
        return new StatsComparison(counters.sum(session, campaignId), count(session, campaignId));
    }

    /** Range by range, so that no read is long, however many contacts there are. */
    private CampaignStats count(ClientSession session, String campaignId) {
        CampaignStats sum = CampaignStats.NONE;
        Optional<String> after = Optional.of(campaignId + ":");
        while (after.isPresent()) {
            List<Document> groups = groups(session, campaignId, after.get());
            CampaignStats range =
                    groups.stream().map(CampaignFigures::stats).reduce(CampaignStats.NONE, CampaignStats::plus);
            sum = sum.plus(range);
            after = groups.stream()
                    .map(group -> group.getString("last"))
                    .max(Comparator.naturalOrder())
                    .filter(last -> range.totalContacts() == RANGE);
        }
        return sum;
    }

    private List<Document> groups(ClientSession session, String campaignId, String after) {
        Document alike = new Document("status", "$status")
                .append("attempted", new Document("$gt", List.of("$attempts", 0)))
                .append("outcome", "$outcome");
        Document group = new Document("_id", alike)
                .append("contacts", new Document("$sum", 1L))
                .append("answered", new Document("$sum", "$answered"))
                .append("callTime", new Document("$sum", "$callTime"))
                .append("spend", new Document("$sum", "$spend"))
                .append("last", new Document("$max", "$_id"));
        return Flux.from(members.aggregate(
                        session,
                        List.of(
                                // ';' follows ':'.
                                new Document(
                                        "$match",
                                        new Document(
                                                "_id", new Document("$gt", after).append("$lt", campaignId + ";"))),
                                new Document("$sort", new Document("_id", 1)),
                                new Document("$limit", RANGE),
                                new Document("$group", group))))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static CampaignStats stats(Document group) {
        Document alike = group.get("_id", Document.class);
        return CampaignStats.of(
                group.getLong("contacts"),
                ContactState.of(alike.getString("status")).orElseThrow(),
                alike.getBoolean("attempted"),
                Optional.ofNullable(alike.getString("outcome")),
                new Sums(
                        group.get("answered", (Number) 0L).longValue(),
                        group.get("callTime", (Number) 0L).longValue(),
                        ConfigDocument.decimal(group, "spend").orElse(BigDecimal.ZERO)));
    }
}
