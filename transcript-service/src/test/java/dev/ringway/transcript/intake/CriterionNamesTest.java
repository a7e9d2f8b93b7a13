package dev.ringway.transcript.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.starter.security.Role;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** ElevenLabs tells results by ids alone, and keeps what it has told. */
class CriterionNamesTest extends RunningAgents {

    private static final String RUNS = "/api/v1/transcripts/analysis-runs";

    @Autowired
    private ConversationIntake intake;

    @BeforeEach
    void nothingIsKnown() {
        for (String collection : List.of("transcripts", "analysisRuns")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
    }

    @Test
    void resultsHaveTheNamesThatTheAgentsCriteriaHadThen() {
        String agent = id(created("Ava", criteria("Renewal agreed")));
        tell(agent);

        assertThat(check().getString("name")).isEqualTo("Renewal agreed");
        assertThat(check().getString("id")).isEqualTo("renewal_agreed");

        assertThat(patch(agent, "{" + criteria("Wants to renew").substring(1) + "}")
                        .statusCode())
                .isEqualTo(200);
        long version = stored("transcripts").getFirst().getLong("version");
        tell(agent);
        assertThat(stored("transcripts").getFirst().getLong("version"))
                .as("told again it is as it was")
                .isEqualTo(version);

        recompute();
        assertThat(check().getString("name")).isEqualTo("Wants to renew");
    }

    @Test
    void whereTheAgentIsNotKnownTheIdIsTheName() {
        tell("agent_of_somebody");

        assertThat(check().getString("name")).isEqualTo("renewal_agreed");
    }

    /** As after a mend in how payloads are read. */
    @Test
    void whatElevenLabsHasSentIsReadAgain() {
        tell("agent_of_somebody");
        Mono.from(database.getCollection("transcripts").updateMany(new Document(), Document.parse("""
                                        {$unset: {"analysis.criteriaChecks": "", "analysis.summary": ""},
                                         $set: {"turns.0.text": "misread"}}""")))
                .block();

        recompute();

        Document known = stored("transcripts").getFirst();
        assertThat(check().getString("result")).isEqualTo("success");
        assertThat(known.get("analysis", Document.class).getString("summary")).isEqualTo("They renew.");
        assertThat(known.getList("turns", Document.class).getFirst().getString("text"))
                .isEqualTo("I renew.");
    }

    private static String criteria(String name) {
        return """
                ,"evaluationCriteria": [{"id": "renewal_agreed", "name": "%s", "goalPrompt": "They renew."}]""".formatted(name);
    }

    private void tell(String agent) {
        intake.take(Told.event(EventDraft.example(ConversationEnded.class)
                .with("conversationId", "conv_judged")
                .with("agentId", agent)
                .without("storedPayload")
                .with(
                        "payload",
                        Map.of(
                                "data",
                                Map.of(
                                        "status",
                                        "done",
                                        "transcript",
                                        List.of(Map.of("role", "user", "message", "I renew.", "time_in_call_secs", 1)),
                                        "analysis",
                                        Map.of(
                                                "transcript_summary",
                                                "They renew.",
                                                "evaluation_criteria_results",
                                                Map.of("renewal_agreed", Map.of("result", "success"))))))
                .event()
                .data()));
    }

    private void recompute() {
        HttpResponse<String> asked = post(RUNS, "{}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String run = asked.headers().firstValue("Location").orElseThrow();
        await().atMost(LIMIT).until(() -> {
            run("analysisRunsJob");
            return json(get(run, Role.VIEWER)).path("state").asString().equals("done");
        });
        assertThat(json(get(run, Role.VIEWER)).path("failed").asInt()).isZero();
    }

    private Document check() {
        return stored("transcripts")
                .getFirst()
                .get("analysis", Document.class)
                .getList("criteriaChecks", Document.class)
                .getFirst();
    }
}
