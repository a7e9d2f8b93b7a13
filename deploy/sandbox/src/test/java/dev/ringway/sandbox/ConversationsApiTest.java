package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who missed a webhook finds its conversation in ElevenLabs' list. */
class ConversationsApiTest {

    private static final String CONVERSATIONS = "/v1/convai/conversations";
    private static final String POST_CALL = "/webhooks/elevenlabs/post-call";

    @AutoClose
    private final RunningSandbox running = new RunningSandbox();

    @BeforeEach
    void acceptWebhooks() {
        running.receiver.script(POST_CALL, 200, "text/plain", "");
    }

    @Test
    void pagesTellAllOnceTheNewestFirst() throws Exception {
        for (int i = 0; i < 5; i++) {
            held("agent_" + i % 2);
        }

        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = read("?page_size=2" + cursor);
            ids(page).forEach(all::add);
            assertThat(page.get("has_more").asBoolean()).isEqualTo(all.size() < 5);
            cursor = page.get("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("next_cursor").asString();
        } while (!cursor.isEmpty());

        assertThat(all).hasSize(5).doesNotHaveDuplicates();
        assertThat(ids(read("?page_size=100&agent_id=agent_1"))).containsExactly(all.get(1), all.get(3));
    }

    @Test
    void aSpanOfTimeIsThatOfTheirBegins() throws Exception {
        String first = held("agent_1");
        long between = running.timeline.now().getEpochSecond();
        running.timeline.advance(Duration.ofSeconds(5));
        String second = held("agent_1");

        assertThat(ids(read("?call_start_after_unix=" + between))).containsExactly(second);
        assertThat(ids(read("?call_start_before_unix=" + between))).containsExactly(first);
    }

    @Test
    void forAWhileAfterItsEndItIsWorkedOn() throws Exception {
        running.control("elevenlabs/webhooks", "{\"lostPercent\":100,\"processingMillis\":3600000}");
        String id = held("agent_1");

        assertThat(read("").at("/conversations/0/status").asString()).isEqualTo("processing");
        JsonNode worked = read("/" + id);
        assertThat(worked.get("status").asString()).isEqualTo("processing");
        assertThat(worked.get("transcript")).isEmpty();

        running.timeline.advance(Duration.ofHours(1));
        assertThat(read("/" + id).get("status").asString()).isEqualTo("done");
        assertThat(read("/" + id).get("transcript")).isNotEmpty();
    }

    @Test
    void theNextRequestGetsWhatWasOrdered() throws Exception {
        String id = held("agent_1");
        running.control(
                "elevenlabs/conversations",
                "{\"request\":\"list\",\"answer\":\"error\",\"status\":429,\"shape\":\"coded\",\"code\":\"system_busy\"}");
        running.control("elevenlabs/conversations", "{\"request\":\"read\",\"answer\":\"error\",\"status\":500}");

        HttpResponse<String> busy = running.elevenLabs(CONVERSATIONS, "");
        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(busy.body()).contains("system_busy");
        assertThat(running.elevenLabs(CONVERSATIONS + "/" + id, "").statusCode())
                .isEqualTo(500);
        assertThat(ids(read(""))).containsExactly(id);
        assertThat(read("/" + id).get("status").asString()).isEqualTo("done");
        assertThatThrownBy(() -> running.control(
                        "elevenlabs/conversations", "{\"request\":\"create\",\"answer\":\"error\",\"status\":500}"))
                .hasMessageContaining("request is one of list, read");
    }

    @Test
    void someWebhooksAreLateAndTheSameOnesBySeed() throws Exception {
        List<List<Integer>> days = new ArrayList<>();
        for (String seed : List.of("4", "4", "5")) {
            running.control("reset", "{}");
            // The luck of the calls is the same on each of these days.
            running.control("disorder", "{\"seed\":1}");
            running.control("elevenlabs/webhooks", "{\"latePercent\":50,\"lateMillis\":3000000,\"seed\":" + seed + "}");
            int before = running.receiver.received(POST_CALL).size();
            List<Integer> told = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                held("agent_1");
                told.add(running.receiver.received(POST_CALL).size() - before);
            }
            assertThat(told.getLast()).isBetween(1, 11);
            running.timeline.advance(Duration.ofHours(2));
            assertThat(running.receiver.received(POST_CALL)).hasSize(before + 12);
            days.add(told);
        }
        assertThat(days.get(0)).isEqualTo(days.get(1)).isNotEqualTo(days.get(2));
    }

    @Test
    void theSoundIsHadWholeOrInPartUnlessOrderedOtherwise() throws Exception {
        String id = held("agent_1");
        HttpResponse<byte[]> whole = audio(id, "");
        int size = whole.body().length;

        HttpResponse<byte[]> part = audio(id, "bytes=5-9");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 5-9/" + size);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 5, 10));

        running.control("elevenlabs/conversations", "{\"request\":\"audio\",\"answer\":\"whole\"}");
        running.control("elevenlabs/conversations", "{\"request\":\"audio\",\"answer\":\"unsized\"}");
        HttpResponse<byte[]> ignored = audio(id, "bytes=5-9");
        HttpResponse<byte[]> chunked = audio(id, "bytes=5-9");
        assertThat(ignored.statusCode()).isEqualTo(200);
        assertThat(ignored.body()).isEqualTo(whole.body());
        assertThat(ignored.headers().firstValueAsLong("Content-Length")).hasValue(size);
        assertThat(chunked.statusCode()).isEqualTo(200);
        assertThat(chunked.body()).isEqualTo(whole.body());
        assertThat(chunked.headers().firstValue("Content-Length")).isEmpty();

        assertThat(audio("conv_unknown", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theSoundIsAsLargeAsTheOneThatIsTold() throws Exception {
        running.control("elevenlabs/webhooks", "{\"audioBytes\":3000000}");

        assertThat(audio(held("agent_1"), "").body()).hasSize(3_000_000);
    }

    private HttpResponse<byte[]> audio(String id, String range) throws Exception {
        var request = HttpRequest.newBuilder(running.sandbox.origin().resolve(CONVERSATIONS + "/" + id + "/audio"))
                .header("xi-api-key", RunningSandbox.ELEVENLABS.apiKey());
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    /** A conversation that is over. */
    private String held(String agent) throws Exception {
        HttpResponse<String> placed = running.elevenLabs(
                "/v1/convai/twilio/outbound-call",
                "{\"agent_id\":\"" + agent + "\",\"agent_phone_number_id\":\"p\",\"to_number\":\"+12125551001\"}");
        running.timeline.advance(Duration.ofMinutes(3));
        return JsonMapper.shared()
                .readTree(placed.body())
                .get("conversation_id")
                .asString();
    }

    private static Stream<String> ids(JsonNode page) {
        return page.get("conversations")
                .valueStream()
                .map(one -> one.get("conversation_id").asString());
    }

    private JsonNode read(String rest) throws Exception {
        return JsonMapper.shared()
                .readTree(running.elevenLabs(CONVERSATIONS + rest, "").body());
    }
}
