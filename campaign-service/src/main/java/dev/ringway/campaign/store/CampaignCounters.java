package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignStats;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The figures of campaigns, each in {@value #BUCKETS} buckets of {@code campaignStats} whose sum they are: transactions that
 * change contacts of one campaign at the same time write different buckets, mostly, and do not wait for each other. A bucket
 * alone says nothing and may be below zero. Blocks.
 */
@Component
public class CampaignCounters {

    static final int BUCKETS = 16;

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> stats;
    private final Clock clock;

    public CampaignCounters(MongoDatabase database, Clock clock) {
        this.stats = database.getCollection("campaignStats");
        this.clock = clock;
    }

    /** As they are at one moment. */
    public CampaignStats sum(String campaignId) {
        return sum(stats.withReadConcern(ReadConcern.SNAPSHOT).find(in("_id", ids(campaignId))));
    }

    /** As they are for this transaction. */
    public CampaignStats sum(ClientSession session, String campaignId) {
        return sum(stats.find(session, in("_id", ids(campaignId))));
    }

    /** The ids of the campaigns whose figures were written since then. */
    public List<String> changedSince(Instant time) {
        Set<String> changed = new TreeSet<>();
        Flux.from(stats.distinct("campaignId", gte("updatedAt", time), ObjectId.class))
                .map(ObjectId::toHexString)
                .doOnNext(changed::add)
                .blockLast();
        return List.copyOf(changed);
    }

    /** Adds what a change of contacts makes, in the transaction of that change. */
    public void add(ClientSession session, String campaignId, CampaignStats delta) {
        if (delta.isSameAs(CampaignStats.NONE)) {
            return;
        }
        int bucket = ThreadLocalRandom.current().nextInt(BUCKETS);
        Mono.from(stats.updateOne(
                        session,
                        eq(id(campaignId, bucket)),
                        Updates.combine(added(delta), written(campaignId)),
                        UPSERT))
                .block();
    }

    /** From now on nobody else changes the figures until this transaction ends; who does at this moment begins anew. */
    void lock(ClientSession session, String campaignId) {
        Bson nothing = Updates.combine(Updates.inc("totalContacts", 0L), written(campaignId));
        Mono.from(stats.bulkWrite(
                        session,
                        ids(campaignId).stream()
                                .map(id -> new UpdateOneModel<Document>(eq(id), nothing, UPSERT))
                                .toList()))
                .block();
    }

    /** How often they were repaired, as this session sees it. */
    long repairs(ClientSession session, String campaignId) {
        return Mono.from(stats.find(session, eq(id(campaignId, 0))))
                .map(bucket -> bucket.get("repairs", 0L))
                .blockOptional()
                .orElse(0L);
    }

    /**
     * Adds what they lack.
     *
     * @param repairs that there were when that was found
     * @return whether there was no other since; else nothing is added
     */
    boolean repair(String campaignId, long repairs, CampaignStats lacking) {
        Bson found = repairs == 0 ? exists("repairs", false) : eq("repairs", repairs);
        try {
            UpdateResult done = Mono.from(stats.updateOne(
                            and(eq(id(campaignId, 0)), found),
                            Updates.combine(added(lacking), Updates.inc("repairs", 1L), written(campaignId)),
                            UPSERT))
                    .blockOptional()
                    .orElseThrow();
            return done.getMatchedCount() == 1 || done.getUpsertedId() != null;
        } catch (MongoWriteException other) {
            if (other.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw other;
            }
            return false; // the bucket is there, with another number
        }
    }

    private static Bson added(CampaignStats delta) {
        List<Bson> sums = new ArrayList<>();
        StatsDocument.sums(delta).forEach((name, value) -> sums.add(Updates.inc(name, (Number) value)));
        return Updates.combine(sums);
    }

    private Bson written(String campaignId) {
        Instant now = clock.instant();
        return Updates.combine(
                Updates.set("updatedAt", now),
                Updates.setOnInsert("campaignId", new ObjectId(campaignId)),
                Updates.setOnInsert("createdAt", now),
                Updates.inc("version", 1L));
    }

    private static CampaignStats sum(FindPublisher<Document> buckets) {
        return Flux.from(buckets)
                .map(StatsDocument::read)
                .reduce(CampaignStats.NONE, CampaignStats::plus)
                .blockOptional()
                .orElseThrow();
    }

    private static List<String> ids(String campaignId) {
        return IntStream.range(0, BUCKETS)
                .mapToObj(bucket -> id(campaignId, bucket))
                .toList();
    }

    private static String id(String campaignId, int bucket) {
        return campaignId + ":" + bucket;
    }
}
