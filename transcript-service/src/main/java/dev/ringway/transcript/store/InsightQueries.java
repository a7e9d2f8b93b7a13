package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.model.Aggregates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.insight.InsightQuestion;
import dev.ringway.transcript.insight.Insights;
import dev.ringway.transcript.kept.TranscriptStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sums conversations up where they lie: each is read once, and only sums are sent. Blocks. */
@Component
public class InsightQueries {

    private static final Document NEEDED = Document.parse("""
            {$project: {
              agentId: 1, campaignId: 1, startTime: 1, "analysis.keywords": 1, "analysis.latency": 1,
              "analysis.sentiment.overall": 1, "analysis.sentiment.score": 1,
              "analysis.criteriaChecks.id": 1, "analysis.criteriaChecks.name": 1, "analysis.criteriaChecks.result": 1}}""");

    private static final Document LATENCY = Document.parse("""
            {$group: {
              _id: null, p50: {$avg: "$analysis.latency.p50"}, p90: {$avg: "$analysis.latency.p90"},
              conversations: {$sum: {$cond: [{$gt: ["$analysis.latency.p50", null]}, {$toLong: 1}, {$toLong: 0}]}}}}""");

    private static final Document COMMONEST = Document.parse("{$sort: {count: -1, _id: 1}}");
    private static final Document LARGEST = Document.parse("{$sort: {conversations: -1, _id: 1}}");

    private final MongoCollection<Document> transcripts;

    public InsightQueries(MongoDatabase database) {
        this.transcripts = database.getCollection("transcripts");
    }

    /**
     * @param topics so many at most; so it is with agents and campaigns
     * @param timeLimit else a {@link com.mongodb.MongoExecutionTimeoutException}
     */
    public Insights of(InsightQuestion question, int topics, Duration timeLimit) {
        return Mono.from(transcripts
                        .aggregate(List.of(Aggregates.match(which(question)), NEEDED, facets(question, topics)))
                        .maxTime(timeLimit.toMillis(), MILLISECONDS))
                .map(sums -> InsightSums.read(sums, question.zone()))
                .blockOptional()
                .orElseThrow();
    }

    static Bson which(InsightQuestion question) {
        List<Bson> conditions = new ArrayList<>();
        question.agentId().ifPresent(id -> conditions.add(eq("agentId", id)));
        question.campaignId().ifPresent(id -> conditions.add(eq("campaignId", id)));
        conditions.add(gte("startTime", question.from()));
        conditions.add(lt("startTime", question.to()));
        conditions.add(eq("status", TranscriptStatus.DONE.text()));
        return and(conditions);
    }

    private static Document facets(InsightQuestion question, int most) {
        Document limit = new Document("$limit", most);
        return new Document(
                "$facet",
                new Document("criteria", List.of(unwound("criteriaChecks"), results(question)))
                        .append(
                                "topics",
                                List.of(
                                        unwound("keywords"),
                                        Document.parse(
                                                "{$group: {_id: '$analysis.keywords', count: {$sum: {$toLong: 1}}}}"),
                                        COMMONEST,
                                        limit))
                        .append("moods", List.of(moodsBy("null")))
                        .append("agents", List.of(known("agentId"), moodsBy("'$agentId'"), LARGEST, limit))
                        .append("campaigns", List.of(known("campaignId"), moodsBy("'$campaignId'"), LARGEST, limit))
                        .append("latency", List.of(LATENCY)));
    }

    private static Document results(InsightQuestion question) {
        Document key = new Document("id", "$analysis.criteriaChecks.id")
                .append("start", startOf(question.starts()))
                .append("result", "$analysis.criteriaChecks.result");
        return new Document(
                "$group",
                new Document("_id", key)
                        .append("name", new Document("$max", "$analysis.criteriaChecks.name"))
                        .append("count", new Document("$sum", 1L)));
    }

    /**
     * The last of these that is not after the conversation's begin, by halves. They are worked out here, since the database has
     * time zones of its own: it does not know each of ours, nor their rules of the same year.
     */
    private static Object startOf(List<Instant> starts) {
        if (starts.size() == 1) {
            return starts.getFirst();
        }
        int half = starts.size() / 2;
        return new Document(
                "$cond",
                List.of(
                        new Document("$lt", List.of("$startTime", starts.get(half))),
                        startOf(starts.subList(0, half)),
                        startOf(starts.subList(half, starts.size()))));
    }

    private static Document moodsBy(String key) {
        return Document.parse("""
                {$group: {
                  _id: %s, conversations: {$sum: {$toLong: 1}}, score: {$avg: "$analysis.sentiment.score"},
                  positive: {$sum: {$cond: [{$eq: ["$analysis.sentiment.overall", "positive"]}, {$toLong: 1}, {$toLong: 0}]}},
                  neutral: {$sum: {$cond: [{$eq: ["$analysis.sentiment.overall", "neutral"]}, {$toLong: 1}, {$toLong: 0}]}},
                  negative: {$sum: {$cond: [{$eq: ["$analysis.sentiment.overall", "negative"]}, {$toLong: 1}, {$toLong: 0}]}}}}""".formatted(key));
    }

    private static Document unwound(String list) {
        return new Document("$unwind", "$analysis." + list);
    }

    private static Document known(String field) {
        return new Document("$match", new Document(field, new Document("$exists", true)));
    }
}
