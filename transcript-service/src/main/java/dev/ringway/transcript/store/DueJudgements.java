package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Which conversations a language model is to be asked about. Blocks. */
@Component
public class DueJudgements {

    private static final String DUE = "analysis.origin.question.due";

    private final MongoCollection<Document> transcripts;

    public DueJudgements(MongoDatabase database) {
        this.transcripts = database.getCollection("transcripts");
    }

    /**
     * Their ids, those first that wait longest.
     *
     * @param except those that are not wanted now
     */
    public List<String> due(Instant now, Set<String> except, int limit) {
        return Flux.from(transcripts
                        .find(and(until(now), nin("_id", except)))
                        .projection(Projections.include("_id"))
                        .sort(Sorts.ascending(DUE))
                        .limit(limit))
                .map(transcript -> transcript.getString("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    static Bson until(Instant now) {
        return lte(DUE, now);
    }
}
