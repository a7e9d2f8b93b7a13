package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
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

    /** Their ids, those first that wait longest. */
    public List<String> due(Instant now, int limit) {
        return Flux.from(transcripts
                        .find(until(now))
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
