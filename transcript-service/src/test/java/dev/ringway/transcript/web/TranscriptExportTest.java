package dev.ringway.transcript.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.starter.security.Role;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.intake.CallLinkIntake;
import dev.ringway.transcript.intake.ConversationIntake;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One conversation as a file. */
class TranscriptExportTest extends RunningAgents {

    private static final Map<String, Object> PAYLOAD = Map.of(
            "data",
            Map.of(
                    "agent_name",
                    "Renewals EN",
                    "conversation_initiation_client_data",
                    Map.of("dynamic_variables", Map.of("contact_name", "Zoë Martin")),
                    "metadata",
                    Map.of("start_time_unix_secs", 1_760_520_080, "call_duration_secs", 31),
                    "analysis",
                    Map.of("call_summary_title", "Callback", "transcript_summary", "Call +1 415 555 0123."),
                    "transcript",
                    List.of(
                            Map.of("role", "agent", "message", "Hello, how can I help?", "time_in_call_secs", 0),
                            Map.of("role", "user", "message", "Call me at +1 415 555 0123.", "time_in_call_secs", 5))));

    @Autowired
    private ConversationIntake intake;

    @Autowired
    private CallLinkIntake calls;

    @BeforeEach
    void one() {
        for (String collection : List.of("transcripts", "callLinks")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
        intake.take(Told.event(Told.ended("conv_1", PAYLOAD)));
    }

    @Test
    void asWebVttItHasTheNamesOfThoseWhoSpeak() {
        HttpResponse<String> answer = export("vtt", Role.OPERATOR);

        assertThat(answer.body())
                .startsWith("WEBVTT\n\n1\n00:00:00.000 --> ")
                .contains(
                        "\n00:00:05.000 --> 00:00:",
                        "<v Renewals EN>Hello, how can I help?\n",
                        "<v Zoë Martin>Call me at +1 415 555 0123.\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/vtt;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"conv_1.vtt\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void asTextPeopleReadIt() {
        HttpResponse<String> answer = export("text", Role.OPERATOR);

        assertThat(answer.body()).isEqualTo("""
                Callback
                2025-10-15T09:21:20Z
                00:00:31
                Call +1 415 555 0123.

                [00:00:00] Renewals EN: Hello, how can I help?
                [00:00:05] Zoë Martin: Call me at +1 415 555 0123.
                """);
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"conv_1.txt\"");
    }

    @Test
    void asJsonItIsTheTranscriptWithTheNames() {
        HttpResponse<String> answer = export("json", Role.OPERATOR);
        JsonNode exported = json(answer);

        assertThat(exported.at("/speakers/agent").asString()).isEqualTo("Renewals EN");
        assertThat(exported.at("/speakers/user").asString()).isEqualTo("Zoë Martin");
        assertThat(exported.path("transcript")).isEqualTo(json(get("/api/v1/transcripts/conv_1", Role.OPERATOR)));
        assertThat(json(get("/api/v1/transcripts/conv_1/export", Role.OPERATOR)))
                .isEqualTo(exported);
    }

    @Test
    void theAgentIsCalledAsItIsHere() {
        String id = id(created("Ava", ""));
        Mono.from(database.getCollection("transcripts")
                        .updateOne(new Document("_id", "conv_1"), new Document("$set", new Document("agentId", id))))
                .block();
        assertThat(export("vtt", Role.OPERATOR).body()).contains("<v Ava>Hello");
    }

    @Test
    void withoutNamesTheyAreAgentAndCaller() {
        Mono.from(database.getCollection("transcripts")
                        .updateOne(
                                new Document("_id", "conv_1"), new Document("$set", new Document("raw.uri", "gone"))))
                .block();
        assertThat(export("vtt", Role.OPERATOR).body()).contains("<v Agent>Hello", "<v Caller>Call me");
    }

    @Test
    void aNameThatTheCallHasForgottenIsForgotten() {
        calls.take(List.of(call(1, Optional.of("Zoë Martin"))));
        assertThat(export("vtt", Role.VIEWER).body()).contains("<v Zoë Martin>Call me");

        calls.take(List.of(call(2, Optional.empty())));
        for (String format : List.of("json", "text", "vtt")) {
            assertThat(export(format, Role.ADMIN).body()).as(format).doesNotContain("Zoë");
        }
    }

    @Test
    void itStaysForgottenWhenTheCallIsNotKnownAnyMore() {
        for (String field : List.of("contactId", "attemptId")) {
            one();
            Mono.from(database.getCollection("transcripts")
                            .updateOne(
                                    new Document("_id", "conv_1"),
                                    new Document("$set", new Document(field, "one_of_ours"))))
                    .block();
            assertThat(export("vtt", Role.VIEWER).body())
                    .as(field)
                    .contains("<v Renewals EN>Hello", "<v Caller>Call me");
        }
    }

    @Test
    void viewersSeeNoNumbers() {
        for (String format : List.of("json", "text", "vtt")) {
            assertThat(export(format, Role.VIEWER).body())
                    .doesNotContain("555 0123")
                    .doesNotContain("5550123");
        }
    }

    @Test
    void aNumberInTheContactsNameIsMaskedEverywhere() {
        calls.take(List.of(call(1, Optional.of("+1 415 555 0123"))));

        for (String path : List.of("/conv_1", "", "/conv_1/export?format=json", "/conv_1/export?format=vtt")) {
            assertThat(get("/api/v1/transcripts" + path, Role.VIEWER).body())
                    .as(path)
                    .contains("+1415•••0123")
                    .doesNotContain("555 0123");
            assertThat(get("/api/v1/transcripts" + path, Role.OPERATOR).body())
                    .as(path)
                    .contains("+1 415 555 0123");
        }
    }

    @Test
    void itIsOnRecord() {
        export("vtt", Role.OPERATOR);
        awaitRecord(
                "audit.v1",
                record -> new String(record.value(), StandardCharsets.UTF_8)
                        .contains("/api/v1/transcripts/conv_1/export?format=vtt"));
    }

    @Test
    void whatThereIsNotIsNotHandedOut() {
        assertThat(get("/api/v1/transcripts/conv_9/export", Role.VIEWER).statusCode())
                .isEqualTo(404);
        assertThat(export("srt", Role.VIEWER).statusCode()).isEqualTo(400);
        assertThat(fields(export("srt", Role.VIEWER))).containsExactly("format");
    }

    /** Events are covariant in what they tell, which their type cannot say. */
    @SuppressWarnings("unchecked")
    private static Event<CallEvent> call(long version, Optional<String> contactName) {
        EventDraft<CallChanged> call = EventDraft.example(CallChanged.class)
                .id(Told.CALL + ":" + version)
                .with("sid", Told.CALL)
                .with("version", version)
                .without("attemptId")
                .without("contactId")
                .without("contactName")
                .without("conversationId")
                .without("transcriptId");
        EventDraft<? extends CallEvent> named =
                contactName.map(name -> call.with("contactName", name)).orElse(call);
        return (Event<CallEvent>) named.event();
    }

    private HttpResponse<String> export(String format, Role role) {
        return get("/api/v1/transcripts/conv_1/export?format=" + format, role);
    }
}
