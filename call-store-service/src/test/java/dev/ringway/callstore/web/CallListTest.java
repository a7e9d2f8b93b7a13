package dev.ringway.callstore.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.store.StoredCalls;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Lists, counts, timelines and figures as a client reads them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallListTest extends RunningCallStore {

    private static final long FIRST = 100_000;
    private static final long END = 101_400;
    private static final String THESE =
            "startedAfter=" + StoredCalls.start(FIRST) + "&startedBefore=" + StoredCalls.start(END);

    @BeforeAll
    void fill() {
        StoredCalls.insert(database, FIRST, END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-startTime", "startTime"})
    void pagesInEitherOrderAreTheWholeList(String sort) {
        List<String> sids = new ArrayList<>();
        List<String> starts = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page = json(get(
                    "/api/v1/calls?agent=agent_3&limit=37&sort=" + sort + "&" + THESE
                            + cursor.map("&cursor="::concat).orElse(""),
                    Role.VIEWER));
            page.path("items").forEach(call -> {
                sids.add(call.path("sid").asString());
                starts.add(call.path("startTime").asString());
            });
            cursor = page.path("next").asStringOpt();
        } while (cursor.isPresent());

        assertThat(sids)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(LongStream.range(FIRST, END)
                        .filter(index -> index % 7 == 3)
                        .mapToObj(StoredCalls::sid)
                        .toList());
        assertThat(sort.startsWith("-") ? starts.reversed() : starts).isSorted();
    }

    @Test
    void aCursorIsGoodForItsOwnFiltersAndOrderOnly() {
        String next = json(get("/api/v1/calls?limit=5&" + THESE, Role.VIEWER))
                .path("next")
                .asString();

        for (String other : List.of("&sort=startTime", "&status=busy", "&hasRecording=true", "&minDuration=1")) {
            HttpResponse<String> answer =
                    get("/api/v1/calls?limit=5&" + THESE + other + "&cursor=" + next, Role.VIEWER);
            assertThat(answer.statusCode()).as(other).isEqualTo(400);
            assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("cursor");
        }
        assertThat(get("/api/v1/calls?limit=9&" + THESE + "&cursor=" + next, Role.VIEWER)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTotalIsGivenWhenAskedForAndSaysWhatItIs() {
        assertThat(total("limit=1&" + THESE)).isEmpty();
        assertThat(total("count=none&limit=1&" + THESE)).isEmpty();
        assertThat(total("count=exact&limit=1&" + THESE)).contains("1400 exact");
        assertThat(total("count=estimated&limit=1&" + THESE)).contains("1000 atLeast");
        assertThat(total("count=estimated&limit=1&agent=agent_3&" + THESE)).contains("200 exact");
        assertThat(total("count=estimated&limit=1"))
                .hasValueSatisfying(total -> assertThat(total).endsWith(" estimate"));
    }

    @Test
    void anUnchangedListIsAnsweredWith304() {
        String path = "/api/v1/calls?limit=20&" + THESE;
        String tag = get(path, Role.VIEWER).headers().firstValue("ETag").orElseThrow();

        assertThat(get(path, Role.VIEWER, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(path, Role.OPERATOR, "If-None-Match", tag).statusCode()).isEqualTo(200);
        Mono.from(database.getCollection("calls")
                        .updateOne(
                                new Document("_id", StoredCalls.sid(END - 1)),
                                new Document("$inc", new Document("version", 1L))))
                .block();
        assertThat(get(path, Role.VIEWER, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "calls?agent=a%20b, agent",
        "calls?campaign=%24ne, campaign",
        "calls?outcome=great, outcome",
        "calls?answeredBy=Human, answeredBy",
        "calls?tag=a%3Bb, tag",
        "calls?attemptNumber=0, attemptNumber",
        "calls?hasRecording=yes, hasRecording",
        "calls?followUp=later, followUp",
        "calls?minDuration=-1, minDuration",
        "calls?maxDuration=1.5, maxDuration",
        "calls?sort=duration, sort",
        "calls?sort=startTime&sort=startTime, sort",
        "calls?count=some, count",
        "calls/active?status=busy, status",
        "calls/stats?limit=5, limit",
        "calls/stats?startedAfter=2026-01-01T00:00:00Z&startedBefore=2026-03-01T00:00:00Z, startedAfter",
        "calls/stats?startedAfter=2026-01-02T00:00:00Z&startedBefore=2026-01-01T00:00:00Z, startedAfter",
    })
    void aMistakeIsNamed(String path, String field) {
        HttpResponse<String> answer = get("/api/v1/" + path, Role.OPERATOR);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void figuresAreThoseOfTheTimeAndTheFilters() {
        JsonNode stats = json(get("/api/v1/calls/stats?direction=outbound&" + THESE, Role.VIEWER));
        long outbound =
                LongStream.range(FIRST, END).filter(index -> index % 400 != 0).count();

        assertThat(stats.path("startedAfter").asString())
                .isEqualTo(StoredCalls.start(FIRST).toString());
        assertThat(stats.at("/calls/total").asLong()).isEqualTo(outbound);
        assertThat(stats.at("/calls/byDirection").toString()).isEqualTo("{\"outbound\":" + outbound + "}");
        assertThat(get("/api/v1/calls/stats?from=%2B14155550017", Role.VIEWER).statusCode())
                .isEqualTo(403);
        assertThat(json(get("/api/v1/calls/stats?agent=nobody", Role.VIEWER))
                        .at("/calls/total")
                        .asLong())
                .isZero();
    }

    @Test
    void aTimelineOfEverySourceIsReadPageByPageInTheProvidersOrder() {
        String sid = newSid();
        insert(StoredCalls.call(1).append("_id", sid));
        Instant time = StoredCalls.START;
        List<String> ids = List.of(
                event(sid, "twilio", time, Optional.of(0L), new Document("callStatus", "initiated")),
                event(sid, "twilio", time, Optional.of(2L), new Document("callStatus", "in-progress")),
                event(sid, "system", time, Optional.empty(), new Document("found", new Document("price", null))),
                event(
                        sid,
                        "elevenlabs",
                        time.plusSeconds(1),
                        Optional.empty(),
                        new Document("payload", new Document("nothing", null).append("list", Arrays.asList(1, null)))),
                event(sid, "twilio", time.plusSeconds(2), Optional.of(1L), new Document("To", "+14155550100")));

        List<JsonNode> events = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page = json(get(
                    "/api/v1/calls/" + sid + "/events?limit=2"
                            + cursor.map("&cursor="::concat).orElse(""),
                    Role.VIEWER));
            page.path("items").forEach(events::add);
            cursor = page.path("next").asStringOpt();
        } while (cursor.isPresent());

        assertThat(events.stream().map(event -> event.path("eventId").asString()))
                .containsExactlyElementsOf(ids);
        assertThat(events.get(3).at("/data/payload/list").toString()).isEqualTo("[1,null]");
        assertThat(events.getLast().at("/data/To").asString()).isEqualTo("+1415•••0100");
        assertThat(events.getLast().at("/conversationData/text").asString()).isEqualTo("call me at +1415•••0100");
        assertThat(get("/api/v1/calls/" + newSid() + "/events", Role.VIEWER).statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/calls/" + sid + "/events?cursor=x", Role.VIEWER).statusCode())
                .isEqualTo(400);
    }

    private String event(String sid, String source, Instant time, Optional<Long> sequence, Document data) {
        String id = source + ":" + UUID.randomUUID();
        Document event = new Document("_id", id)
                .append("version", 1L)
                .append("createdAt", time)
                .append("updatedAt", time)
                .append("callSid", sid)
                .append("eventType", "dev.ringway.test.v1")
                .append("source", source)
                .append("timestamp", time)
                .append("receivedAt", time)
                .append("data", data)
                .append("conversationData", new Document("speaker", "user").append("text", "call me at +14155550100"));
        sequence.ifPresent(number -> event.append("sequence", number));
        Mono.from(database.getCollection("callEvents").insertOne(event)).block();
        return id;
    }

    private Optional<String> total(String query) {
        JsonNode total = json(get("/api/v1/calls?" + query, Role.VIEWER)).path("total");
        return total.isMissingNode()
                ? Optional.empty()
                : Optional.of(total.path("value").asString() + " "
                        + total.path("relation").asString());
    }
}
