package dev.ringway.campaign.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.attempt.AttemptFilter;
import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.AttemptOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Dial attempts for those who look. Blocks. */
@Component
public class DialAttemptQueries {

    private final MongoCollection<Document> attempts;

    public DialAttemptQueries(MongoDatabase database) {
        this.attempts = database.getCollection("dialAttempts");
    }

    /**
     * The next attempts after one, the newest first.
     *
     * @param after the id of the last one shown
     * @param timeLimit else a {@link com.mongodb.MongoExecutionTimeoutException}
     */
    public List<DialAttempt> list(AttemptFilter filter, Optional<String> after, int limit, Duration timeLimit) {
        return Flux.from(page(filter, after, limit).maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(DialAttemptDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    FindPublisher<Document> page(AttemptFilter filter, Optional<String> after, int limit) {
        List<Bson> conditions = new ArrayList<>();
        filter.campaignId().ifPresent(id -> conditions.add(Filters.eq("campaignId", new ObjectId(id))));
        filter.contactId().ifPresent(id -> conditions.add(Filters.eq("contactId", new ObjectId(id))));
        filter.phoneNumber().ifPresent(number -> conditions.add(Filters.eq("to", number)));
        if (!filter.states().isEmpty()) {
            conditions.add(Filters.in(
                    "state", filter.states().stream().map(AttemptState::text).toList()));
        }
        if (!filter.outcomes().isEmpty()) {
            conditions.add(Filters.in(
                    "outcome",
                    filter.outcomes().stream().map(AttemptOutcome::text).toList()));
        }
        after.ifPresent(id -> conditions.add(Filters.lt("_id", id)));
        return attempts.find(conditions.isEmpty() ? new Document() : Filters.and(conditions))
                .sort(Sorts.descending("_id"))
                .limit(limit);
    }
}
