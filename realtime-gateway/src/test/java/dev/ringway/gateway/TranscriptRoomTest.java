package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.erasures.TranscriptErasureChanged;
import dev.ringway.events.transcription.TranscriptionReported;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rooms {@code transcript:<sid>}; their instances keep twenty segments of a call. */
class TranscriptRoomTest {

    private static final String CALLER = "inbound_track";
    private static final String AGENT = "outbound_track";
    private static final int KEPT = 20;
    private static final Duration STAYS = Duration.ofMinutes(15);

    private static Gateways gateways;

    private final String sid = CallFeed.newSid();
    private final String room = "transcript:" + sid;
    private final String transcription = "GT" + sid.substring(2);

    @BeforeAll
    static void start() {
        gateways = Gateways.start("LIVE_TRANSCRIPT_SEGMENTS=" + KEPT, "ROOM_CHECK_INTERVAL=200ms");
    }

    @AfterAll
    static void stop() {
        gateways.close();
    }

    @Test
    void what_is_said_is_read_as_it_is_said() {
        try (Watcher watcher = viewer(gateways.first());
                Watcher elsewhere = viewer(gateways.second())) {
            assertThat(transcript(watcher.subscribe(room)).isNull()).isTrue();
            elsewhere.subscribe(room);
            started(1);
            said(2, AGENT, "Good morning.", true);
            said(3, CALLER, "Hello.", true);
            stopped(4);
            awaitType(watcher, "transcript.stopped");
            awaitType(elsewhere, "transcript.stopped");

            assertThat(types(watcher))
                    .containsExactly("transcript.started", "transcript.said", "transcript.said", "transcript.stopped");
            JsonNode said = watcher.changesIn(room).get(2).path("data");
            assertThat(said.path("text").asString()).isEqualTo("Hello.");
            assertThat(said.path("track").asString()).isEqualTo(CALLER);
            assertThat(said.path("sequenceId").asLong()).isEqualTo(3);
            assertThat(said.path("last").asBoolean()).isTrue();
            JsonNode transcript = transcript(watcher.subscribe(room));
            assertThat(transcript.path("callSid").asString()).isEqualTo(sid);
            assertThat(transcript.path("state").asString()).isEqualTo("stopped");
            assertThat(texts(transcript)).containsExactly("Good morning.", "Hello.");
        }
    }

    @Test
    void a_partial_text_gives_way_to_a_later_one_of_its_track() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe(room);
            said(1, CALLER, "I would", false);
            said(2, AGENT, "Yes", false);
            said(3, CALLER, "I would like", false);
            said(4, CALLER, "I would like a", false);
            JsonNode change = awaitSaid(watcher, 4);
            assertThat(change.path("data").path("last").asBoolean()).isFalse();
            assertThat(texts(transcript(watcher.subscribe(room)))).containsExactly("Yes", "I would like a");
            said(5, CALLER, "I would like a call.", true);
            said(6, AGENT, "Yes.", true);
            awaitSaid(watcher, 6);
            assertThat(texts(transcript(watcher.subscribe(room)))).containsExactly("I would like a call.", "Yes.");
        }
    }

    @Test
    void what_comes_late_or_twice_stands_in_its_place_once() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe(room);
            said(5, CALLER, "five", true);
            said(2, AGENT, "two", true);
            said(5, CALLER, "five", true);
            said(4, CALLER, "fo", false);
            said(3, CALLER, "three", true);
            said(2, AGENT, "two", true);
            said(6, AGENT, "six", true);
            awaitSaid(watcher, 6);
            assertThat(sequences(watcher)).containsExactly(5L, 2L, 3L, 6L);
            assertThat(texts(transcript(watcher.subscribe(room)))).containsExactly("two", "three", "five", "six");
        }
    }

    @Test
    void the_order_of_arrival_does_not_matter() {
        List<TranscriptionReported> reports = new ArrayList<>();
        for (long turn = 0; turn < 5; turn++) {
            String track = turn % 2 == 0 ? CALLER : AGENT;
            reports.add(content(3 * turn + 1, track, "turn " + turn + " beg", false));
            reports.add(content(3 * turn + 2, track, "turn " + turn + " begins", false));
            if (turn < 4) {
                reports.add(content(3 * turn + 3, track, "turn " + turn, true));
            }
        }
        try (Watcher watcher = viewer(gateways.first())) {
            for (int seed = 1; seed <= 10; seed++) {
                String other = CallFeed.newSid();
                Collections.shuffle(reports, new Random(seed));
                reports.forEach(report -> gateways.feed()
                        .tell(draft(report.event(), report.sequenceId().orElseThrow(), Instant.now())
                                .with("callSid", other)
                                .with("track", report.track().orElseThrow())
                                .with("text", report.text().orElseThrow())
                                .with("last", report.last().orElseThrow())
                                .event()));
                gateways.feed()
                        .tell(draft("transcription-stopped", 100, Instant.now())
                                .with("callSid", other)
                                .event());
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> transcript(watcher.subscribe("transcript:" + other))
                                .path("state")
                                .asString("")
                                .equals("stopped"));
                assertThat(texts(transcript(watcher.subscribe("transcript:" + other))))
                        .as("seed " + seed)
                        .containsExactly("turn 0", "turn 1", "turn 2", "turn 3", "turn 4 begins");
            }
        }
    }

    @Test
    void only_the_newest_segments_of_a_call_are_kept() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe(room);
            for (long sequence = 1; sequence <= KEPT + 5; sequence++) {
                said(sequence, CALLER, "no. " + sequence, true);
            }
            said(1, CALLER, "no. 1", true);
            said(KEPT + 6, CALLER, "the last one", true);
            awaitSaid(watcher, KEPT + 6);
            List<String> kept = texts(transcript(watcher.subscribe(room)));
            assertThat(kept).hasSize(KEPT).startsWith("no. 7").endsWith("the last one");
            assertThat(sequences(watcher)).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_second_transcription_of_a_call_goes_on_behind_the_first() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe(room);
            said(7, CALLER, "before", true);
            stopped(8);
            gateways.feed()
                    .tell(draft("transcription-started", 1, Instant.now())
                            .with("transcriptionSid", "GTsecond")
                            .event());
            gateways.feed()
                    .tell(draft("transcription-content", 2, Instant.now())
                            .with("transcriptionSid", "GTsecond")
                            .with("track", CALLER)
                            .with("text", "after")
                            .with("last", true)
                            .event());
            awaitSaid(watcher, 2);
            JsonNode transcript = transcript(watcher.subscribe(room));
            assertThat(texts(transcript)).containsExactly("before", "after");
            assertThat(transcript.path("state").asString()).isEqualTo("running");
        }
    }

    @Test
    void some_time_after_its_end_a_transcript_is_gone() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe(room);
            said(1, CALLER, "Goodbye.", true);
            awaitSaid(watcher, 1);
            gateways.feed()
                    .tell(draft(
                                    "transcription-stopped",
                                    2,
                                    Instant.now().minus(STAYS).plusSeconds(3))
                            .event());
            awaitType(watcher, "transcript.stopped");
            watcher.await(one -> one.event().equals("snapshot")
                    && one.body().path("room").asString().equals(room)
                    && transcript(one.body()).isNull());
            assertThat(transcript(watcher.subscribe(room)).isNull()).isTrue();
        }
    }

    @Test
    void what_was_said_long_ago_is_not_live() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe(room);
            gateways.feed()
                    .tell(content(1, CALLER, "yesterday", true, Instant.now().minus(Duration.ofDays(1)))
                            .event());
            said(2, CALLER, "today", true);
            awaitSaid(watcher, 2);
            assertThat(sequences(watcher)).containsExactly(2L);
        }
    }

    @Test
    void a_deleted_call_takes_its_transcript_along() {
        try (CallFeed calls = new CallFeed();
                Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe(room);
            said(1, CALLER, "Forget me.", true);
            String before = watcher.subscribe(room).path("cursor").asString().replaceAll(":.*", ":0-0");
            awaitSaid(watcher, 1);
            calls.deleted(sid);
            awaitType(watcher, "transcript.deleted");
            assertThat(transcript(watcher.subscribe(room)).isNull()).isTrue();
            JsonNode back = watcher.subscribe(room, before);
            assertThat(back.path("ok").asBoolean()).isTrue();
            assertThat(back.toString()).doesNotContain("Forget me.");

            sayAndAwait("Forget me.");
            assertThat(transcript(watcher.subscribe(room)).isNull()).isTrue();
        }
    }

    @Test
    void what_was_said_goes_when_its_conversation_is_deleted_or_redacted_and_does_not_come_back() {
        try (Watcher watcher = viewer(gateways.first());
                Watcher elsewhere = viewer(gateways.second())) {
            watcher.subscribe(room);
            elsewhere.subscribe(room);
            said(1, CALLER, "My name is Zoe.", true);
            stopped(2);
            awaitType(watcher, "transcript.stopped");
            String before = watcher.subscribe(room).path("cursor").asString().replaceAll(":.*", ":0-0");

            erased(1, Instant.now());

            awaitType(watcher, "transcript.deleted");
            awaitType(elsewhere, "transcript.deleted");
            assertThat(transcript(watcher.subscribe(room)).isNull()).isTrue();
            assertThat(watcher.subscribe(room, before).toString()).doesNotContain("Zoe");

            erased(2, Instant.now());
            sayAndAwait("My name is Zoe.");

            assertThat(transcript(watcher.subscribe(room)).isNull()).isTrue();
            assertThat(watcher.changesIn(room).getLast().path("type").asString())
                    .isEqualTo("transcript.deleted");
        }
    }

    @Test
    void what_was_erased_long_ago_goes_and_what_is_said_anew_is_shown() {
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe(room);
            said(1, CALLER, "My name is Zoe.", true);
            awaitSaid(watcher, 1);

            erased(1, Instant.now().minus(Duration.ofDays(1)));

            awaitType(watcher, "transcript.deleted");
            said(2, CALLER, "Good morning.", true);
            awaitSaid(watcher, 2);
            assertThat(texts(transcript(watcher.subscribe(room)))).containsExactly("Good morning.");
        }
    }

    @Test
    void viewers_see_no_number_in_what_was_said() {
        try (Watcher viewer = viewer(gateways.first());
                Watcher operator = Watcher.of(gateways.first().socketUrl(), Tokens.of("operator"))) {
            viewer.subscribe(room);
            operator.subscribe(room);
            said(1, CALLER, "Call me at 415-555-0123, please.", true);
            assertThat(awaitSaid(viewer, 1).toString())
                    .doesNotContain("555-0123")
                    .contains("Call me at ");
            assertThat(awaitSaid(operator, 1).toString()).contains("415-555-0123");
            assertThat(viewer.subscribe(room).toString())
                    .doesNotContain("555-0123")
                    .contains("Call me at ");
            assertThat(operator.subscribe(room).toString()).contains("415-555-0123");
        }
    }

    @Test
    void who_comes_back_with_a_cursor_is_told_what_was_missed() {
        String cursor;
        try (Watcher watcher = viewer(gateways.first())) {
            watcher.subscribe(room);
            said(1, CALLER, "one", true);
            cursor = awaitSaid(watcher, 1).path("to").asString();
        }
        try (Watcher meanwhile = viewer(gateways.first())) {
            meanwhile.subscribe(room);
            said(2, CALLER, "two", true);
            awaitSaid(meanwhile, 2);
        }
        try (Watcher back = viewer(gateways.second())) {
            assertThat(back.subscribe(room, cursor).path("missed").values())
                    .extracting(delta -> delta.path("data").path("text").asString())
                    .containsExactly("two");
        }
    }

    @Test
    void the_room_is_one_call_s_and_for_those_who_have_a_role() {
        try (Watcher nobody = Watcher.of(gateways.first().socketUrl(), Tokens.of());
                Watcher viewer = viewer(gateways.first())) {
            assertThat(code(nobody.subscribe(room))).isEqualTo("forbidden");
            assertThat(code(viewer.subscribe("transcript"))).isEqualTo("unknown_room");
        }
    }

    private void erased(long version, Instant at) {
        gateways.feed()
                .tell(EventDraft.example(TranscriptErasureChanged.class)
                        .with("conversationId", "conv_of_" + sid)
                        .with("version", version)
                        .with("callSid", sid)
                        .with("requestedAt", at)
                        .id("conv_of_" + sid + ":" + version)
                        .event());
    }

    /** Until the text was taken in, whether it is shown or not: until one behind it on the same partition is shown. */
    private void sayAndAwait(String text) {
        int partition = gateways.feed()
                .told(content(3, CALLER, text, true, Instant.now()).event());
        String other = CallFeed.newSid();
        while (gateways.feed().told(behind(other)) != partition) {
            other = CallFeed.newSid();
        }
        String shown = "transcript:" + other;
        try (Watcher watcher = viewer(gateways.first())) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !transcript(watcher.subscribe(shown)).isNull());
        }
    }

    private Event<TranscriptionReported> behind(String otherSid) {
        return content(1, CALLER, "Hello.", true, Instant.now())
                .with("callSid", otherSid)
                .event();
    }

    private void started(long sequence) {
        gateways.feed()
                .tell(draft("transcription-started", sequence, Instant.now()).event());
    }

    private void stopped(long sequence) {
        gateways.feed()
                .tell(draft("transcription-stopped", sequence, Instant.now()).event());
    }

    private void said(long sequence, String track, String text, boolean last) {
        gateways.feed().tell(content(sequence, track, text, last, Instant.now()).event());
    }

    private TranscriptionReported content(long sequence, String track, String text, boolean last) {
        return content(sequence, track, text, last, Instant.now()).data();
    }

    private EventDraft<TranscriptionReported> content(
            long sequence, String track, String text, boolean last, Instant at) {
        return draft("transcription-content", sequence, at)
                .with("track", track)
                .with("text", text)
                .with("last", last);
    }

    private EventDraft<TranscriptionReported> draft(String event, long sequence, Instant at) {
        return EventDraft.blank(TranscriptionReported.class)
                .with("callSid", sid)
                .with("accountSid", "AC" + "0123456789abcdef".repeat(2))
                .with("transcriptionSid", transcription)
                .with("event", event)
                .with("sequenceId", sequence)
                .with("timestamp", at)
                .with("parameters", Map.of("CallSid", List.of(sid)))
                .id("transcription:" + transcription + ":" + sequence)
                .at(at);
    }

    private static Watcher viewer(Instance instance) {
        return Watcher.of(instance.socketUrl(), Tokens.of("viewer"));
    }

    private JsonNode awaitSaid(Watcher watcher, long sequence) {
        return watcher.awaitChange(change -> change.path("room").asString("").equals(room)
                && change.path("data").path("sequenceId").asLong(-1) == sequence);
    }

    private void awaitType(Watcher watcher, String type) {
        watcher.awaitChange(change -> change.path("room").asString("").equals(room)
                && change.path("type").asString().equals(type));
    }

    private List<String> types(Watcher watcher) {
        return watcher.changesIn(room).stream()
                .map(change -> change.path("type").asString())
                .toList();
    }

    private List<Long> sequences(Watcher watcher) {
        return watcher.changesIn(room).stream()
                .map(change -> change.path("data").path("sequenceId").asLong())
                .toList();
    }

    private static JsonNode transcript(JsonNode answer) {
        return answer.path("snapshot").path("transcript");
    }

    private static List<String> texts(JsonNode transcript) {
        return transcript.path("segments").values().stream()
                .map(segment -> segment.path("text").asString())
                .toList();
    }

    private static String code(JsonNode answer) {
        return answer.path("error").path("code").asString();
    }
}
