package dev.ringway.transcript.web.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.StoredPayload;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Call;
import dev.ringway.transcript.analysis.Finding;
import dev.ringway.transcript.analysis.Judged;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.analysis.Sentiment;
import dev.ringway.transcript.analysis.standard.StandardAnalyzers;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.intake.ConversationIntake;
import dev.ringway.transcript.kept.Links;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.recompute.AnalysisRun;
import dev.ringway.transcript.recompute.RunFilter;
import dev.ringway.transcript.recompute.Tally;
import dev.ringway.transcript.store.AnalysisRuns;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.TranscriptWrites;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Stored conversations are analysed again. */
class AnalysisRunTest extends RunningAgents {

    private static final String RUNS = "/api/v1/transcripts/analysis-runs";
    private static final RunFilter ALL =
            new RunFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    private static final Analysis OLD = Analysis.NONE.withKeywords(List.of("old"));

    @Autowired
    private TranscriptRepository transcripts;

    @Autowired
    private TranscriptWrites writes;

    @Autowired
    private AnalysisRuns runs;

    @Autowired
    private ConversationIntake intake;

    @Autowired
    private ObjectStorage storage;

    @BeforeEach
    void nothingYet() {
        for (String collection : List.of("transcripts", "analysisRuns")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
    }

    @Test
    void allOfThemAreAnalysedAnewFromWhatWasSaid() {
        IntStream.range(0, 25).forEach(i -> keep(String.format("conv_%02d", i), "agent_1", OLD));

        JsonNode run = ended(post(RUNS, "{}"));

        assertThat(run.path("state").asString()).isEqualTo("done");
        assertThat(List.of(
                        run.path("of").asInt(),
                        run.path("done").asInt(),
                        run.path("changed").asInt()))
                .containsExactly(25, 25, 25);
        assertThat(run.path("failed").asInt()).isZero();
        assertThat(run.path("requestedBy").asString()).isNotEmpty();
        IntStream.range(0, 25)
                .forEach(i -> assertThat(analysis(String.format("conv_%02d", i)).keywords())
                        .containsExactly("router"));
        assertThat(ended(post(RUNS, "{}")).path("changed").asInt()).isZero();
        assertThat(json(get(RUNS, Role.VIEWER)).path("items")).hasSize(2);
    }

    @Test
    void whatTheProviderAndTheModelHaveFoundStays() {
        Origin origin = new Origin(
                0,
                Set.of(Finding.SUMMARY),
                Optional.of(new Judged("small-model", Set.of(Finding.SENTIMENT, Finding.TITLE))),
                Optional.empty());
        keep(
                "conv_1",
                "agent_1",
                OLD.withSummary(Optional.of("Given."))
                        .withTitle(Optional.of("Judged"))
                        .withSentiment(Optional.of(new Sentiment(Mood.NEGATIVE, -0.7, List.of())))
                        .withOrigin(origin));

        ended(post(RUNS, "{}"));

        Analysis found = analysis("conv_1");
        assertThat(found.summary()).contains("Given.");
        assertThat(found.title()).contains("Judged");
        assertThat(found.sentiment().orElseThrow().overall()).isEqualTo(Mood.NEGATIVE);
        assertThat(found.sentiment().orElseThrow().segments()).hasSize(1);
        assertThat(found.keywords()).containsExactly("router");
        assertThat(found.origin().model()).isEqualTo(origin.model());
        assertThat(found.origin().analyzers()).isEqualTo(StandardAnalyzers.VERSION);
    }

    @Test
    void anEarlierSummaryOfOurOwnDoesNotStay() {
        keep("conv_1", "agent_1", OLD.withSummary(Optional.of("Of old.")).withOrigin(new Origin(0, Set.of())));

        ended(post(RUNS, "{}"));

        assertThat(analysis("conv_1").summary().orElseThrow()).contains("router");
    }

    @Test
    void onlyThoseThatAreAskedForAreLookedAt() {
        Analysis upToDate = OLD.withOrigin(new Origin(StandardAnalyzers.VERSION, Set.of()));
        keep("conv_1", "agent_1", OLD);
        keep("conv_2", "agent_1", upToDate);
        keep("conv_3", "agent_2", OLD);

        JsonNode run = ended(post(RUNS, "{\"agentId\":\"agent_1\",\"onlyOutOfDate\":true}"));

        assertThat(run.path("of").asInt()).isEqualTo(1);
        assertThat(analysis("conv_1").keywords()).containsExactly("router");
        assertThat(analysis("conv_2").keywords()).containsExactly("old");
        assertThat(analysis("conv_3").keywords()).containsExactly("old");
        assertThat(ended(post(RUNS, "{\"to\":\"" + Call.START + "\"}"))
                        .path("of")
                        .asInt())
                .isZero();
        assertThat(ended(post(RUNS, "{\"from\":\"" + Call.START + "\"}"))
                        .path("of")
                        .asInt())
                .isEqualTo(3);
    }

    /** A body without a transcript, or an old report that is replayed: it has the id of the first one. */
    @Test
    void aPoorerReportThatCameLaterTakesNothingAway() {
        intake.take(Told.event(Told.ended("conv_1", Told.said("The router blinks."))));
        intake.take(Told.event(Told.ended("conv_1", Map.of("data", Map.of("status", "done")))));
        intake.take(Told.event(Told.ended("conv_2", Map.of("data", Map.of("status", "done")))));
        intake.take(Told.event(Told.ended("conv_2", Told.said("The router blinks."))));

        JsonNode run = ended(post(RUNS, "{}"));

        for (String id : List.of("conv_1", "conv_2")) {
            assertThat(find(id).transcript().conversation().turns())
                    .extracting(Turn::text)
                    .containsExactly(Optional.of("The router blinks."));
        }
        assertThat(run.path("done").asInt()).isEqualTo(2);
        assertThat(run.path("failed").asInt()).isZero();
        assertThat(run.path("unread").asInt()).isZero();
    }

    @Test
    void whatLiesInThePlaceOfAReportAndIsAnotherOneIsNotReadAndTold() throws IOException {
        byte[] poorer = "{\"data\": {\"status\": \"done\"}}".getBytes(StandardCharsets.UTF_8);
        StoredPayload there = storage.store(
                ObjectKey.of("conversations", "conv_1", "replaced.json"),
                "application/json",
                object -> object.write(poorer));
        StoredPayload was = new StoredPayload(there.location(), there.size(), "0".repeat(64), there.contentType());
        keep("conv_1", "agent_1", OLD, Optional.of(was));
        keep("conv_2", "agent_1", OLD);

        JsonNode run = ended(post(RUNS, "{}"));

        assertThat(find("conv_1").transcript().conversation().turns()).hasSize(2);
        assertThat(analysis("conv_1").keywords()).containsExactly("router");
        assertThat(run.path("changed").asInt()).isEqualTo(2);
        assertThat(run.path("unread").asInt()).isEqualTo(1);
    }

    /** What was taken in is read again whatever its size: there is one limit. */
    @Test
    void aLargeReportIsReadAgainToo() throws IOException {
        String padding = String.join(",", Collections.nCopies(33, '"' + "x".repeat(1 << 20) + '"'));
        byte[] large = ("{\"data\": {\"status\": \"done\", \"padding\": [" + padding
                        + "], \"transcript\": [{\"role\": \"user\", \"message\": \"The kettle.\"}]}}")
                .getBytes(StandardCharsets.UTF_8);
        StoredPayload raw = storage.store(
                ObjectKey.of("conversations", "conv_1", "large.json"),
                "application/json",
                object -> object.write(large));
        keep("conv_1", "agent_1", OLD, Optional.of(raw));

        JsonNode run = ended(post(RUNS, "{}"));

        assertThat(find("conv_1").transcript().conversation().turns())
                .extracting(Turn::text)
                .containsExactly(Optional.of("The kettle."));
        assertThat(run.path("unread").asInt()).isZero();
    }

    @Test
    void oneAtATime() {
        keep("conv_1", "agent_1", OLD);
        AnalysisRun waiting = AnalysisRun.requested("0".repeat(32), ALL, false, "ava", runs.now());
        assertThat(runs.insert(waiting)).isTrue();

        HttpResponse<String> second = post(RUNS, "{}");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(code(second)).isEqualTo("analysis-run-under-way");
        run("analysisRunsJob");

        assertThat(runs.find(waiting.id()).orElseThrow().state()).isEqualTo(AnalysisRun.State.DONE);
    }

    @Test
    void oneWhoseInstanceDiedGoesOnWhereItWas() {
        IntStream.range(0, 25).forEach(i -> keep(String.format("conv_%02d", i), "agent_1", OLD));
        AnalysisRun left = AnalysisRun.requested("0".repeat(32), ALL, false, "ava", runs.now());
        runs.insert(left);
        AnalysisRun begun = left.started(25, runs.now());
        runs.replace(begun);
        AnalysisRun halfway = begun.progressed(new Tally(25, 10, 10, 0, 0), "conv_09");
        runs.replace(halfway);

        run("analysisRunsJob");

        AnalysisRun done = runs.find(left.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(AnalysisRun.State.DONE);
        assertThat(done.tally().done()).isEqualTo(25);
        assertThat(analysis("conv_09").keywords()).containsExactly("old");
        assertThat(analysis("conv_10").keywords()).containsExactly("router");
    }

    @Test
    void oneThatIsCancelledGoesNoFurther() {
        keep("conv_1", "agent_1", OLD);
        AnalysisRun waiting = AnalysisRun.requested("0".repeat(32), ALL, false, "ava", runs.now());
        runs.insert(waiting);

        assertThat(json(post(RUNS + "/" + waiting.id() + "/cancel", ""))
                        .path("state")
                        .asString())
                .isEqualTo("cancelled");
        run("analysisRunsJob");

        assertThat(analysis("conv_1").keywords()).containsExactly("old");
        assertThat(post(RUNS + "/" + waiting.id() + "/cancel", "").statusCode()).isEqualTo(202);
        JsonNode other = ended(post(RUNS, "{}"));
        HttpResponse<String> late = post(RUNS + "/" + id(other) + "/cancel", "");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(code(late)).isEqualTo("analysis-run-is-over");
    }

    /** Whoever writes at the same time: both changes are there in the end. */
    @Test
    void whatOthersChangeMeanwhileIsNotLost() {
        IntStream.range(0, 20).forEach(i -> keep(String.format("conv_%02d", i), "agent_1", OLD));
        CompletableFuture<Void> others = CompletableFuture.runAsync(() ->
                IntStream.range(0, 20).forEach(i -> link(String.format("conv_%02d", 19 - i))));

        ended(post(RUNS, "{}"));
        others.join();

        IntStream.range(0, 20).forEach(i -> {
            Transcript kept = find(String.format("conv_%02d", i)).transcript();
            assertThat(kept.links().campaignId()).contains("campaign_9");
            assertThat(kept.analysis().keywords()).containsExactly("router");
        });
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(code(post(RUNS, "{\"model\":true}"))).isEqualTo("no-language-model");
        assertThat(fields(post(RUNS, "{\"from\":\"2026-02-01T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}")))
                .containsExactly("to");
        assertThat(fields(post(RUNS, "{\"agentId\":\"\"}"))).containsExactly("agentId");
        for (String time :
                List.of("+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "yesterday", "2026-01-31")) {
            HttpResponse<String> refused = post(RUNS, "{\"from\":\"" + time + "\",\"to\":\"" + time + "\"}");
            assertThat(refused.statusCode()).as(time).isEqualTo(400);
            assertThat(fields(refused)).containsExactly("from");
            assertThat(fields(post(RUNS, "{\"to\":\"" + time + "\"}"))).containsExactly("to");
        }
        assertThat(runs.latest()).isEmpty();
        assertThat(send("POST", RUNS, Role.OPERATOR, "{}").statusCode()).isEqualTo(403);
        assertThat(get(RUNS + "/none", Role.VIEWER).statusCode()).isEqualTo(404);
    }

    private JsonNode ended(HttpResponse<String> asked) {
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String run = asked.headers().firstValue("Location").orElseThrow();
        await().atMost(LIMIT).until(() -> {
            // In case the run before has not let go of the job yet.
            run("analysisRunsJob");
            return json(get(run, Role.VIEWER)).path("state").asString().equals("done");
        });
        return json(get(run, Role.VIEWER));
    }

    private void link(String id) {
        boolean written = false;
        while (!written) {
            StoredTranscript known = find(id);
            Transcript before = known.transcript();
            written = writes.write(
                    Optional.of(known),
                    new Transcript(
                            id,
                            before.status(),
                            new Links(
                                    Optional.empty(),
                                    Optional.empty(),
                                    before.links().agentId(),
                                    Optional.of("campaign_9")),
                            before.conversation(),
                            before.analysis(),
                            before.cost(),
                            before.terminationReason(),
                            before.raw(),
                            before.toldAt()));
        }
    }

    private void keep(String id, String agentId, Analysis analysis) {
        keep(id, agentId, analysis, Optional.empty());
    }

    private void keep(String id, String agentId, Analysis analysis, Optional<StoredPayload> raw) {
        Conversation conversation =
                Call.in("en").agent("How can I help?").user("The router.").conversation();
        writes.write(
                Optional.empty(),
                new Transcript(
                        id,
                        TranscriptStatus.DONE,
                        new Links(Optional.empty(), Optional.empty(), Optional.of(agentId), Optional.empty()),
                        conversation,
                        analysis,
                        Optional.empty(),
                        Optional.empty(),
                        raw,
                        Optional.empty()));
    }

    private StoredTranscript find(String id) {
        return transcripts.find(id).orElseThrow();
    }

    private Analysis analysis(String id) {
        return find(id).transcript().analysis();
    }
}
