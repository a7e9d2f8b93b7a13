package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.recompute.RunFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which conversations a run comes to, batch by batch in the order of their ids. Blocks. */
@Component
public class TranscriptBatches {

    private static final Document BY_ID = new Document("_id", 1);

    private final MongoCollection<Document> transcripts;

    public TranscriptBatches(MongoDatabase database) {
        this.transcripts = database.getCollection("transcripts");
    }

    /** @param analyzers the version that is not out of date */
    public long count(RunFilter filter, int analyzers) {
        return Mono.from(transcripts.countDocuments(and(conditions(filter, analyzers))))
                .blockOptional()
                .orElseThrow();
    }

    /** All batches together read each document once, whatever the filter. */
    public List<String> next(RunFilter filter, int analyzers, Optional<String> after, int limit) {
        List<Bson> conditions = conditions(filter, analyzers);
        after.ifPresent(id -> conditions.add(gt("_id", id)));
        return Flux.from(transcripts
                        .find(and(conditions))
                        .projection(Projections.include("_id"))
                        .sort(Sorts.ascending("_id"))
                        .hint(BY_ID)
                        .limit(limit))
                .map(transcript -> transcript.getString("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static List<Bson> conditions(RunFilter filter, int analyzers) {
        List<Bson> conditions = new ArrayList<>(List.of(ne("status", TranscriptStatus.LIVE.text())));
        filter.from().ifPresent(from -> conditions.add(gte("startTime", from)));
        filter.to().ifPresent(to -> conditions.add(lt("startTime", to)));
        filter.agentId().ifPresent(id -> conditions.add(eq("agentId", id)));
        filter.campaignId().ifPresent(id -> conditions.add(eq("campaignId", id)));
        if (filter.outOfDate()) {
            // Also true where there is no version.
            conditions.add(not(gte("analysis.origin.analyzers", analyzers)));
        }
        return conditions;
    }
}
