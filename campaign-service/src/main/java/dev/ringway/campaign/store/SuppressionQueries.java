package dev.ringway.campaign.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionFilter;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Whether a number is called, for who is about to call it; and the lists, for those who look. */
@Component
public class SuppressionQueries {

    private final MongoCollection<Document> suppressions;

    public SuppressionQueries(MongoDatabase database) {
        this.suppressions = database.getCollection("suppressions");
    }

    /**
     * All that the lists say of a number, expired or not: one read of one index.
     *
     * @param campaignId whose list counts besides the global one
     */
    public List<Suppression> of(ClientSession session, String phoneNumber, Optional<String> campaignId) {
        return Flux.from(suppressions.find(session, ofNumber(phoneNumber, campaignId)))
                .map(SuppressionDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    FindPublisher<Document> find(String phoneNumber, Optional<String> campaignId) {
        return suppressions.find(ofNumber(phoneNumber, campaignId));
    }

    private static Bson ofNumber(String phoneNumber, Optional<String> campaignId) {
        List<String> ids = Stream.concat(Stream.of(SuppressionKey.GLOBAL), campaignId.stream())
                .map(list -> new SuppressionKey(list, phoneNumber).id())
                .toList();
        return Filters.in("_id", ids);
    }

    /**
     * The newest first.
     *
     * @param after the place of the last one shown
     * @param timeLimit else a {@link com.mongodb.MongoExecutionTimeoutException}
     */
    public Flux<Suppression> list(
            SuppressionFilter filter, Optional<String> after, int limit, Instant now, Duration timeLimit) {
        return Flux.from(page(filter, after, limit, now).maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(SuppressionDocument::read);
    }

    /** All of them, the newest first, read as fast as they are taken and in batches of this size. */
    public Flux<Suppression> all(SuppressionFilter filter, Instant now, int batchSize) {
        return Flux.from(suppressions
                        .find(conditions(filter, Optional.empty(), now))
                        .sort(Sorts.descending("place"))
                        .batchSize(batchSize))
                .map(SuppressionDocument::read);
    }

    FindPublisher<Document> page(SuppressionFilter filter, Optional<String> after, int limit, Instant now) {
        return suppressions
                .find(conditions(filter, after, now))
                .sort(Sorts.descending("place"))
                .limit(limit);
    }

    private static Bson conditions(SuppressionFilter filter, Optional<String> after, Instant now) {
        List<Bson> conditions = new ArrayList<>();
        filter.list().ifPresent(list -> conditions.add(Filters.eq("list", list)));
        filter.phoneNumber().ifPresent(number -> conditions.add(Filters.eq("phoneNumber", number)));
        if (!filter.reasons().isEmpty()) {
            conditions.add(Filters.in(
                    "reason",
                    filter.reasons().stream().map(SuppressionReason::text).toList()));
        }
        filter.expired()
                .ifPresent(expired -> conditions.add(
                        expired ? Filters.lte("expiresAt", now) : Filters.not(Filters.lte("expiresAt", now))));
        after.ifPresent(place -> conditions.add(Filters.lt("place", new ObjectId(place))));
        return conditions.isEmpty() ? new Document() : Filters.and(conditions);
    }
}
