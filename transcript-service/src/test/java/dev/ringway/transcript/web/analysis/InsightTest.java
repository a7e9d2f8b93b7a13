package dev.ringway.transcript.web.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.MongoExecutionTimeoutException;
import dev.ringway.starter.security.Role;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.CriterionCheck.Result;
import dev.ringway.transcript.analysis.Delays;
import dev.ringway.transcript.analysis.Flow;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.analysis.Sentiment;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.insight.InsightQuestion;
import dev.ringway.transcript.kept.Links;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.store.InsightQueries;
import dev.ringway.transcript.store.TranscriptWrites;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What many conversations amount to. */
class InsightTest extends RunningAgents {

    private static final String MARCH = "?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";

    @Autowired
    private TranscriptWrites writes;

    @Autowired
    private InsightQueries queries;

    @BeforeEach
    void five() {
        Mono.from(database.getCollection("transcripts").deleteMany(new Document()))
                .block();
        // Monday evening in UTC, Tuesday in Berlin.
        keep("conv_1", "2026-03-02T23:30:00Z", "ava", "spring", Result.SUCCESS, Mood.POSITIVE, 0.5, "router");
        keep(
                "conv_2",
                "2026-03-03T09:00:00Z",
                "ava",
                "spring",
                Result.FAILURE,
                Mood.NEGATIVE,
                -0.5,
                "router",
                "invoice");
        keep("conv_3", "2026-03-10T09:00:00Z", "max", "spring", Result.UNKNOWN, Mood.NEUTRAL, 0, "invoice");
        keep("conv_4", "2026-03-10T09:00:00Z", "ava", "autumn", Result.SUCCESS, Mood.POSITIVE, 0.9, "router");
        keep("conv_5", "2026-05-10T09:00:00Z", "ava", "spring", Result.SUCCESS, Mood.POSITIVE, 0.5, "other");
    }

    @Test
    void criteriaAreToldOverTime() {
        JsonNode criterion = insights(MARCH).at("/criteria/0");

        assertThat(criterion.path("id").asString()).isEqualTo("agreed");
        assertThat(criterion.at("/results/success").asInt()).isEqualTo(2);
        assertThat(criterion.at("/results/failure").asInt()).isEqualTo(1);
        assertThat(criterion.at("/results/unknown").asInt()).isEqualTo(1);
        assertThat(criterion.path("successRate").asDouble()).isEqualTo(2.0 / 3);
        assertThat(texts(criterion.path("periods"), "start")).containsExactly("2026-03-02", "2026-03-03", "2026-03-10");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '2026-03-02,2026-03-03,2026-03-10', 1",
        "&timeZone=Europe/Berlin, '2026-03-03,2026-03-10', 1",
        "&timeZone=Europe/Berlin&interval=week, '2026-03-02,2026-03-09', 1",
        "&timeZone=Asia/Kolkata&interval=day, '2026-03-03,2026-03-10', 1",
        "&timeZone=America/Ciudad_Juarez, '2026-03-02,2026-03-03,2026-03-10', 1",
        "&timeZone=America/Coyhaique&interval=week, '2026-03-02,2026-03-09', 1"
    })
    void daysAndWeeksBeginInTheTimeZoneThatIsAskedFor(String parameters, String starts, int success) {
        JsonNode criterion = insights(MARCH + parameters).at("/criteria/0");

        assertThat(String.join(",", texts(criterion.path("periods"), "start").toList()))
                .isEqualTo(starts);
        assertThat(criterion.at("/periods/0/results/success").asInt()).isEqualTo(success);
    }

    @Test
    void aDayIsAsLongAsTheClocksMakeIt() {
        keep("conv_6", "2026-03-28T23:00:00Z", "ava", "spring", Result.SUCCESS, Mood.POSITIVE, 0.5, "router");
        keep("conv_7", "2026-03-29T21:59:59Z", "ava", "spring", Result.SUCCESS, Mood.POSITIVE, 0.5, "router");
        keep("conv_8", "2026-03-29T22:00:00Z", "ava", "spring", Result.SUCCESS, Mood.POSITIVE, 0.5, "router");

        JsonNode periods = insights("?from=2026-03-28T23:00:00Z&to=2026-03-31T00:00:00Z&timeZone=Europe/Berlin")
                .at("/criteria/0/periods");

        assertThat(texts(periods, "start")).containsExactly("2026-03-29", "2026-03-30");
        assertThat(periods.at("/0/results/success").asInt()).isEqualTo(2);
    }

    @Test
    void topicsSentimentAndLatencyAreSummedUp() {
        JsonNode insights = insights(MARCH);

        assertThat(insights.path("conversations").asInt()).isEqualTo(4);
        assertThat(insights.path("topics").toString())
                .isEqualTo("[{\"keyword\":\"router\",\"count\":3},{\"keyword\":\"invoice\",\"count\":2}]");
        assertThat(insights.at("/sentiment/positive").asInt()).isEqualTo(2);
        assertThat(insights.at("/sentiment/unknown").asInt()).isZero();
        assertThat(insights.at("/agents/0/agentId").asString()).isEqualTo("ava");
        assertThat(insights.at("/agents/0/sentiment/positive").asInt()).isEqualTo(2);
        assertThat(insights.at("/agents/0/sentiment/score").asDouble()).isCloseTo(0.3, within(1e-9));
        assertThat(insights.at("/agents/1/agentId").asString()).isEqualTo("max");
        assertThat(texts(insights.path("campaigns"), "campaignId")).containsExactly("spring", "autumn");
        assertThat(insights.at("/latency/p50").asDouble()).isEqualTo(0.4);
        assertThat(insights.at("/latency/conversations").asInt()).isEqualTo(4);
    }

    @Test
    void numbersInNamesOfCriteriaAreMaskedForViewers() {
        Document named = new Document("analysis.criteriaChecks.0.name", "Asked for +14155550123");
        Mono.from(database.getCollection("transcripts").updateMany(new Document(), new Document("$set", named)))
                .block();

        assertThat(insights(MARCH).at("/criteria/0/name").asString()).isEqualTo("Asked for +1415•••0123");
        assertThat(json(get("/api/v1/transcripts/insights" + MARCH, Role.OPERATOR))
                        .at("/criteria/0/name")
                        .asString())
                .isEqualTo("Asked for +14155550123");
    }

    @Test
    void filtersHold() {
        assertThat(insights(MARCH + "&agentId=max").path("conversations").asInt())
                .isEqualTo(1);
        assertThat(insights(MARCH + "&agentId=ava&campaignId=spring")
                        .path("conversations")
                        .asInt())
                .isEqualTo(2);
        assertThat(insights("?from=2026-03-03T09:00:00Z&to=2026-03-10T09:00:00Z")
                        .path("conversations")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void ofNothingThereIsNothingToTell() {
        JsonNode nothing = insights(MARCH + "&agentId=nobody");

        assertThat(nothing.path("conversations").asInt()).isZero();
        assertThat(nothing.path("criteria")).isEmpty();
        assertThat(nothing.path("topics")).isEmpty();
        assertThat(nothing.has("latency")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z, from",
        "?from=2020-03-02T00:00:00Z&to=2026-03-01T00:00:00Z, from",
        "?from=yesterday, from",
        "?to=+1000000000-01-01T00:00:00Z, to",
        "?interval=year, interval",
        "?timeZone=Middle/Earth, timeZone",
        "?timeZone=UTC%2B2, timeZone",
        "?agent=ava, agent"
    })
    void whatCannotBeIsRefused(String parameters, String field) {
        assertThat(fields(get("/api/v1/transcripts/insights" + parameters, Role.VIEWER)))
                .containsExactly(field);
    }

    @Test
    void whatTakesTheDatabaseTooLongIsBrokenOff() {
        List<Document> many = IntStream.range(0, 4_000)
                .mapToObj(i -> Document.parse("""
                        {_id: "conv_many_%d", status: "done", startTime: {$date: "2026-03-02T09:00:00Z"},
                         analysis: {keywords: ["router", "invoice", "cable", "order", "k%d"]},
                         createdAt: {$date: "2026-03-02T09:00:00Z"}, updatedAt: {$date: "2026-03-02T09:00:00Z"},
                         version: {$numberLong: "1"}}""".formatted(i, i)))
                .toList();
        Mono.from(database.getCollection("transcripts").insertMany(many)).block();
        InsightQuestion march = new InsightQuestion(
                Instant.parse("2026-03-01T00:00:00Z"),
                Instant.parse("2026-04-01T00:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                InsightQuestion.Step.DAY,
                ZoneId.of("UTC"));

        assertThatThrownBy(() -> queries.of(march, 50, Duration.ofMillis(1)))
                .isInstanceOf(MongoExecutionTimeoutException.class);
        assertThat(queries.of(march, 50, Duration.ofMinutes(1)).conversations()).isEqualTo(4_004);
    }

    private JsonNode insights(String parameters) {
        return json(get("/api/v1/transcripts/insights" + parameters, Role.VIEWER));
    }

    private void keep(
            String id,
            String start,
            String agentId,
            String campaignId,
            Result result,
            Mood mood,
            double score,
            String... keywords) {
        Analysis analysis = new Analysis(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Sentiment(mood, score, List.of())),
                List.of(keywords),
                List.of(),
                List.of(new CriterionCheck("agreed", "Agreed", result, Optional.empty(), Optional.empty())),
                Map.of(),
                Optional.of(new Flow(Optional.empty(), 0, Optional.empty(), Optional.of(new Delays(0.4, 0.8)))),
                Origin.NONE);
        writes.write(
                Optional.empty(),
                new Transcript(
                        id,
                        TranscriptStatus.DONE,
                        new Links(Optional.empty(), Optional.empty(), Optional.of(agentId), Optional.of(campaignId)),
                        new Conversation(
                                Optional.of("en"), Optional.of(Instant.parse(start)), Optional.empty(), List.of()),
                        analysis,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
