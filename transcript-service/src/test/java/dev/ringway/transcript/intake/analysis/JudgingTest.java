package dev.ringway.transcript.intake.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Entity;
import dev.ringway.transcript.analysis.Finding;
import dev.ringway.transcript.analysis.Judged;
import dev.ringway.transcript.analysis.Question;
import dev.ringway.transcript.analysis.llm.ModelServer;
import dev.ringway.transcript.intake.ConversationIntake;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.TranscriptWrites;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Conversations come in while a language model, that answers or not, is set. */
@DirtiesContext
class JudgingTest extends RunningAgents {

    private static final Entity MEANWHILE = new Entity("Zoe", "person", Optional.empty(), Optional.empty());
    private static final ModelServer MODEL = new ModelServer();
    private static final Map<String, Object> GERMAN = Told.said(
            "Guten Tag, mein Router ist schon wieder kaputt und das ärgert mich, bitte schicken Sie mir einen neuen.");

    private static int days;

    @Autowired
    private ConversationIntake intake;

    @Autowired
    private TranscriptRepository transcripts;

    @Autowired
    private TranscriptWrites writes;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry properties) {
        // Only the conversations of this class are judged here, and not what others have left in Kafka.
        properties.add("spring.kafka.listener.auto-startup", () -> "false");
        properties.add("ringway.transcript.llm.base-url", MODEL::baseUrl);
        properties.add("ringway.transcript.llm.model", () -> "small-model");
        properties.add("ringway.transcript.llm.time-limit", () -> "1s");
        properties.add("ringway.transcript.llm.judging.look", () -> "0s");
        properties.add("ringway.transcript.llm.judging.retries", () -> "2");
        properties.add("ringway.transcript.llm.judging.backoff", () -> "30s");
    }

    @BeforeEach
    void nothingYet() {
        Mono.from(database.getCollection("transcripts").deleteMany(new Document()))
                .block();
        MODEL.reset();
        // Later than what any test before has made the job wait for.
        days += 3;
        clock.advance(Duration.ofDays(days));
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void aConversationIsReadableBeforeAnybodyIsAskedAndJudgedAfterwards() {
        MODEL.answers("Router kaputt", "negative", -0.7, List.of("router"));
        comes("conv_1");

        JsonNode first = json(get("/api/v1/transcripts/conv_1", Role.VIEWER)).path("analysis");
        assertThat(first.path("keywords").toString()).contains("router");
        assertThat(first.has("sentiment")).isFalse();
        assertThat(first.at("/origin/due").isMissingNode()).isFalse();
        assertThat(MODEL.requests()).isEmpty();

        run("judgingJob");

        JsonNode then = json(get("/api/v1/transcripts/conv_1", Role.VIEWER)).path("analysis");
        assertThat(then.at("/sentiment/overall").asString()).isEqualTo("negative");
        assertThat(then.path("title").asString()).isEqualTo("Router kaputt");
        assertThat(then.at("/origin/model").asString()).isEqualTo("small-model");
        assertThat(then.at("/origin/due").isMissingNode()).isTrue();
        assertThat(MODEL.requests()).hasSize(1);
    }

    @Test
    void nobodyIsAskedTwiceForWhatIsToldTwice() {
        MODEL.answers("Router kaputt", "negative", -0.7, List.of("router"));
        comes("conv_1");
        run("judgingJob");

        comes("conv_1");
        run("judgingJob");

        assertThat(MODEL.requests()).hasSize(1);
        assertThat(analysis("conv_1").title()).contains("Router kaputt");
        assertThat(find("conv_1").version()).isEqualTo(2);
    }

    @Test
    void nonsenseIsAskedForAgainLaterAndLaterAndThenLeft() {
        MODEL.answersWith("{\"choices\": []}");
        comes("conv_1");
        Analysis offline = analysis("conv_1");

        run("judgingJob");
        run("judgingJob");
        assertThat(MODEL.requests()).hasSize(1);
        clock.advance(Duration.ofSeconds(31));
        run("judgingJob");
        assertThat(MODEL.requests()).hasSize(2);
        clock.advance(Duration.ofSeconds(31));
        run("judgingJob");
        assertThat(MODEL.requests()).hasSize(2);
        clock.advance(Duration.ofSeconds(31));
        run("judgingJob");
        clock.advance(Duration.ofDays(1));
        run("judgingJob");

        assertThat(MODEL.requests()).hasSize(3);
        Analysis left = analysis("conv_1");
        assertThat(left.keywords()).isEqualTo(offline.keywords());
        assertThat(left.origin().question())
                .contains(new Question(Optional.empty(), 3, Optional.of("the language model's answer makes no sense")));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 0})
    void anEndpointThatIsAtFaultIsLeftAloneForAWhileAndThenAllAreJudged(int status) {
        if (status == 0) {
            MODEL.saysNothing();
        } else {
            MODEL.refuses(status);
        }
        IntStream.range(0, 5).forEach(i -> comes("conv_" + i));
        run("judgingJob");
        run("judgingJob");
        assertThat(MODEL.requests()).hasSize(2);

        MODEL.answers("Router kaputt", "negative", -0.7, List.of("router"));
        clock.advance(Duration.ofSeconds(31));
        run("judgingJob");

        assertThat(MODEL.requests()).hasSize(7);
        IntStream.range(0, 5)
                .forEach(i -> assertThat(analysis("conv_" + i).title()).contains("Router kaputt"));
    }

    @Test
    void itWaitsAsLongAsTheEndpointAsksItTo() {
        MODEL.refuses(429, "300");
        comes("conv_1");
        run("judgingJob");
        clock.advance(Duration.ofSeconds(200));
        run("judgingJob");
        assertThat(MODEL.requests()).hasSize(1);

        MODEL.answers("Router kaputt", "negative", -0.7, List.of("router"));
        clock.advance(Duration.ofSeconds(101));
        run("judgingJob");

        assertThat(analysis("conv_1").title()).contains("Router kaputt");
    }

    @Test
    void aWrongKeyIsNoConversationsFault() {
        MODEL.refuses(401);
        comes("conv_1");
        for (int i = 0; i < 5; i++) {
            run("judgingJob");
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(MODEL.requests()).hasSize(5);
        assertThat(analysis("conv_1").origin().question().orElseThrow().tries()).isZero();
    }

    @Test
    void noMoreAreAskedAtOneTimeThanIsSet() {
        MODEL.answers("Router kaputt", "negative", -0.7, List.of("router"));
        IntStream.range(0, 9).forEach(i -> comes("conv_" + i));

        run("judgingJob");

        assertThat(MODEL.requests()).hasSize(9);
        assertThat(MODEL.mostAtOnce()).isLessThanOrEqualTo(2);
    }

    @Test
    void whatIsChangedWhileTheModelThinksStays() {
        MODEL.answers("Router kaputt", "negative", -0.7, List.of("router"));
        comes("conv_1");
        MODEL.whenAsked(() -> {
            StoredTranscript stored = find("conv_1");
            writes.write(
                    Optional.of(stored),
                    stored.transcript()
                            .withAnalysis(stored.transcript().analysis().withEntities(List.of(MEANWHILE))));
        });

        run("judgingJob");

        assertThat(find("conv_1").version()).isEqualTo(3);
        assertThat(analysis("conv_1").entities()).containsExactly(MEANWHILE);
        assertThat(analysis("conv_1").origin().model()).contains(new Judged("small-model", Set.of(Finding.values())));
    }

    @Test
    void thoseThatCannotBeReadHoldUpNoOtherAndAreTriedAgainLater() {
        MODEL.answers("Router kaputt", "negative", -0.7, List.of("router"));
        IntStream.range(0, 5).forEach(i -> comes("conv_" + i));
        List<Document> whole = stored("transcripts").stream()
                .filter(one -> List.of("conv_0", "conv_1", "conv_2").contains(one.getString("_id")))
                .toList();
        whole.forEach(one -> {
            Document unreadable =
                    new Document(one).append("turnParts", new Document("generation", "of nothing").append("count", 1));
            unreadable.remove("turns");
            replace(unreadable);
        });

        run("judgingJob");
        run("judgingJob");
        assertThat(MODEL.requests()).hasSize(2);
        assertThat(analysis("conv_3").title()).contains("Router kaputt");
        assertThat(analysis("conv_4").title()).contains("Router kaputt");

        whole.forEach(this::replace);
        clock.advance(Duration.ofHours(2));
        run("judgingJob");
        assertThat(MODEL.requests()).hasSize(5);
        assertThat(analysis("conv_0").title()).contains("Router kaputt");
    }

    private void replace(Document transcript) {
        Mono.from(database.getCollection("transcripts")
                        .replaceOne(new Document("_id", transcript.getString("_id")), transcript))
                .block();
    }

    @Test
    void aboutSilenceNobodyIsAsked() {
        intake.take(Told.event(Told.ended("conv_1", Told.said(" "))));
        assertThat(analysis("conv_1").origin().question()).isEmpty();
    }

    private void comes(String id) {
        intake.take(Told.event(Told.ended(id, GERMAN)));
    }

    private Analysis analysis(String id) {
        return find(id).transcript().analysis();
    }

    private StoredTranscript find(String id) {
        return transcripts.find(id).orElseThrow();
    }
}
