package dev.ringway.callstore.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.callstore.store.StoredCalls;
import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people add to a call. */
class CallEditTest extends RunningCallStore {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Autowired
    private ReportIntake intake;

    @Test
    void aMergePatchChangesWhatItNamesAndLeavesTheRest() {
        String sid = stored();
        HttpResponse<String> first = edit(sid, """
                {"outcome": {"notes": "call again", "followUpRequired": true, "followUpDate": "2026-12-01T10:00:00+01:00"},
                 "metadata": {"tags": ["vip", "berlin", "vip"],
                              "customFields": {"order": "17", "seats": 4, "price": 12.50, "paid": true, "Größe": "M"}}}""");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        JsonNode call = json(first);
        assertThat(call.path("version").asLong()).isEqualTo(2);
        assertThat(call.at("/outcome/notes").asString()).isEqualTo("call again");
        assertThat(call.at("/outcome/status").asString()).isEqualTo("success");
        assertThat(call.at("/outcome/followUpDate").asString()).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(call.at("/metadata/tags").toString()).isEqualTo("[\"vip\",\"berlin\"]");
        assertThat(call.at("/metadata/customFields"))
                .isEqualTo(tree("{'order': '17', 'seats': 4, 'price': 12.5, 'paid': true, 'Größe': 'M'}"));
        assertThat(first.headers().firstValue("ETag")).contains("\"2-n\"");

        JsonNode second = json(edit(sid, """
                {"outcome": {"notes": null}, "metadata": {"customFields": {"order": null, "seats": 5}}}"""));
        assertThat(second.at("/outcome/notes").isMissingNode()).isTrue();
        assertThat(second.at("/outcome/followUpRequired").asBoolean()).isTrue();
        assertThat(second.at("/metadata/customFields"))
                .isEqualTo(tree("{'seats': 5, 'price': 12.5, 'paid': true, 'Größe': 'M'}"));

        JsonNode third = json(edit(sid, "{\"metadata\": {\"customFields\": null, \"tags\": []}}"));
        assertThat(third.at("/metadata/customFields").toString()).isEqualTo("{}");
        assertThat(third.at("/metadata/source").asString()).isEqualTo("campaign");
        assertThat(third.path("version").asLong()).isEqualTo(4);
        assertThat(edit(sid, "{}").headers().firstValue("ETag")).contains("\"4-n\"");
    }

    @Test
    void aPlainJsonBodyIsTakenToo() {
        String sid = stored();

        HttpResponse<String> answer = patch(
                "/api/v1/calls/" + sid,
                Role.OPERATOR,
                "{\"outcome\": {\"notes\": \"hello\"}}",
                "If-Match",
                tag(sid),
                "Content-Type",
                "application/json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stored(sid).getEmbedded(List.of("outcome", "notes"), "")).isEqualTo("hello");
    }

    @Test
    void whoHasNotSeenTheNewestVersionChangesNothing() {
        String sid = stored();
        String old = tag(sid);
        edit(sid, "{\"outcome\": {\"notes\": \"first\"}}");

        HttpResponse<String> late = patch(
                "/api/v1/calls/" + sid,
                Role.OPERATOR,
                "{\"outcome\": {\"notes\": \"second\"}}",
                "If-Match",
                old,
                "Content-Type",
                MERGE_PATCH);

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(json(late).path("code").asString()).isEqualTo("changed-meanwhile");
        assertThat(stored(sid).getEmbedded(List.of("outcome", "notes"), "")).isEqualTo("first");
    }

    @Test
    void withoutATagOrTheRightNothingIsChanged() {
        String sid = stored();
        String body = "{\"outcome\": {\"notes\": \"no\"}}";

        assertThat(patch("/api/v1/calls/" + sid, Role.OPERATOR, body, "Content-Type", MERGE_PATCH)
                        .statusCode())
                .isEqualTo(428);
        assertThat(patch("/api/v1/calls/" + sid, Role.VIEWER, body, "If-Match", tag(sid), "Content-Type", MERGE_PATCH)
                        .statusCode())
                .isEqualTo(403);
        assertThat(patch(
                                "/api/v1/calls/" + newSid(),
                                Role.OPERATOR,
                                body,
                                "If-Match",
                                "\"1-n\"",
                                "Content-Type",
                                MERGE_PATCH)
                        .statusCode())
                .isEqualTo(404);
        assertThat(patch(
                                "/api/v1/calls/" + sid,
                                Role.OPERATOR,
                                body,
                                "If-Match",
                                tag(sid),
                                "Content-Type",
                                "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(stored(sid).getLong("version")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\": \"completed\"} | status",
                "{\"outcome\": {\"status\": \"success\"}} | outcome.status",
                "{\"outcome\": null} | outcome",
                "{\"outcome\": {\"notes\": 7}} | outcome.notes",
                "{\"outcome\": {\"followUpRequired\": \"yes\"}} | outcome.followUpRequired",
                "{\"outcome\": {\"followUpDate\": \"soon\"}} | outcome.followUpDate",
                "{\"outcome\": {\"followUpDate\": \"+99999-01-01T00:00:00Z\"}} | outcome.followUpDate",
                "{\"metadata\": []} | metadata",
                "{\"metadata\": {\"source\": \"api\"}} | metadata.source",
                "{\"metadata\": {\"tags\": \"vip\"}} | metadata.tags",
                "{\"metadata\": {\"tags\": [\"\"]}} | metadata.tags",
                "{\"metadata\": {\"tags\": [1]}} | metadata.tags",
                "{\"metadata\": {\"customFields\": 3}} | metadata.customFields",
                "{\"metadata\": {\"customFields\": {\"$set\": 1}}} | metadata.customFields.$set",
                "{\"metadata\": {\"customFields\": {\"a.b\": 1}}} | metadata.customFields.a.b",
                "{\"metadata\": {\"customFields\": {\"a\": {\"b\": 1}}}} | metadata.customFields.a",
                "{\"metadata\": {\"customFields\": {\"a\": 1e999999}}} | metadata.customFields.a",
                "{\"metadata\": {\"customFields\": {\"a\": 12345678901234567890123456789012345}}} | metadata.customFields.a",
            })
    void whatCannotBeIsNamed(String body, String field) {
        String sid = stored();

        HttpResponse<String> answer = edit(sid, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(stored(sid).getLong("version")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "7", "null", "{", "\"text\"", "''"})
    void whatIsNoObjectIsRefused(String body) {
        assertThat(edit(stored(), body).statusCode()).isEqualTo(400);
    }

    @Test
    void aCallHasFiftyCustomFieldsAtMost() {
        String sid = stored();
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            fields.append(i == 0 ? "" : ",")
                    .append("\"f")
                    .append(i)
                    .append("\": ")
                    .append(i);
        }
        assertThat(edit(sid, "{\"metadata\": {\"customFields\": {" + fields + "}}}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(edit(sid, "{\"metadata\": {\"customFields\": {\"one more\": 1}}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(edit(sid, "{\"metadata\": {\"customFields\": {\"one more\": 1, \"f7\": null}}}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Reports and people write one call at once: none undoes what another wrote, and each write counts once. */
    @Test
    void peopleAndReportsDoNotDisturbEachOther() throws Exception {
        String sid = newSid();
        report(Reports.of(sid, "initiated", 0).withSequence(0));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Long>> work = new ArrayList<>();
            for (int person = 0; person < 3; person++) {
                String field = "person" + person;
                work.add(() -> {
                    long written = 0;
                    while (written < 10) {
                        String body = "{\"metadata\": {\"customFields\": {\"%s\": %d}}}".formatted(field, written + 1);
                        int status = edit(sid, body).statusCode();
                        assertThat(status).isIn(200, 412);
                        written += status == 200 ? 1 : 0;
                    }
                    return written;
                });
            }
            work.add(() -> {
                report(Reports.of(sid, "ringing", 1).withSequence(1));
                report(Reports.of(sid, "in-progress", 5).withSequence(2));
                report(Reports.of(sid, "completed", 35).withSequence(3).withDuration(30));
                return 3L;
            });
            for (Future<Long> done : threads.invokeAll(work)) {
                assertThat(done.get()).isPositive();
            }
        }

        Document call = stored(sid);
        assertThat(call.getString("status")).isEqualTo("completed");
        assertThat(call.getLong("duration")).isEqualTo(30);
        assertThat(call.getEmbedded(List.of("metadata", "customFields"), Document.class))
                .containsExactlyInAnyOrderEntriesOf(Map.of("person0", 10L, "person1", 10L, "person2", 10L));
        assertThat(call.getLong("version")).isEqualTo(1 + 3 + 30);
    }

    @Test
    void anEditIsPublishedLikeEveryOtherChangeAndIsOnRecord() {
        String sid = stored();
        edit(sid, "{\"metadata\": {\"tags\": [\"published\"]}}");

        awaitEvent(
                "calls.changed.v1",
                event -> event.path("sid").asString("").equals(sid)
                        && event.path("version").asLong() == 2
                        && event.path("tags").toString().contains("published"));
        awaitEvent(
                "audit.v1",
                event -> event.path("path").asString("").equals("/api/v1/calls/" + sid)
                        && event.path("method").asString("").equals("PATCH"));
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"'));
    }

    private String stored() {
        String sid = newSid();
        insert(StoredCalls.call(2).append("_id", sid));
        return sid;
    }

    private void report(Reports report) {
        Event<CallStatusReported> event = report.event();
        intake.take(List.of(new Event<TwilioEvent>(
                event.id(), event.source(), event.time(), event.receivedAt(), event.traceParent(), event.data())));
    }

    private String tag(String sid) {
        return get("/api/v1/calls/" + sid, Role.OPERATOR)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private HttpResponse<String> edit(String sid, String body) {
        return patch("/api/v1/calls/" + sid, Role.OPERATOR, body, "If-Match", tag(sid), "Content-Type", MERGE_PATCH);
    }
}
