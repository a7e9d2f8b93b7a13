package dev.ringway.transcript.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.sandbox.recording.Mp3Audio;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.intake.ConversationIntake;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.store.TranscriptWrites;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sound of a conversation that was held at the sandbox, as a client hears it. */
class AudioApiTest extends RunningAgents {

    private static final int SIZE = 200_000;
    private static final String TRANSCRIPTS = "/api/v1/transcripts/";

    @AutoClose
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Autowired
    private ConversationIntake intake;

    @Autowired
    private TranscriptWrites writes;

    private String id = "";
    private byte[] sound = {};

    @BeforeEach
    void hold() throws IOException {
        Mono.from(database.getCollection("transcripts").deleteMany(new Document()))
                .block();
        control("/control/elevenlabs/webhooks", "{\"audioBytes\":" + SIZE + "}");
        id = json(atElevenLabs(
                        "POST",
                        "/v1/convai/twilio/outbound-call",
                        "{\"agent_id\":\"agent_1\",\"agent_phone_number_id\":\"p\",\"to_number\":\"+12125551001\"}"))
                .path("conversation_id")
                .asString();
        await().atMost(LIMIT)
                .until(() -> sandbox("/control/elevenlabs/conversations")
                        .at("/items/0/status")
                        .asString()
                        .equals("done"));
        Mp3Audio audio = Mp3Audio.ofSize(SIZE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        audio.write(out, 0, audio.length());
        sound = out.toByteArray();
        intake.take(Told.event(Told.ended(id, Told.said("Hello"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "whole", "unsized"})
    void itIsHadWholeAndInPartsWhetherElevenLabsKnowsPartsOrNot(String answer) {
        orderAudio("\"answer\":\"" + answer + "\",\"count\":0");

        HttpResponse<byte[]> whole = hear();
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(sound);
        assertThat(header(whole, "Content-Type")).isEqualTo("audio/mpeg");
        assertThat(header(whole, "Content-Length"))
                .isEqualTo(answer.equals("unsized") ? "" : Integer.toString(sound.length));
        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(whole, "Cache-Control")).isEqualTo("max-age=600, private");
        assertThat(header(whole, "Content-Disposition")).isEqualTo("inline; filename=\"" + id + ".mp3\"");
        String tag = header(whole, "ETag");

        int size = sound.length;
        assertPart(hear("Range", "bytes=0-99"), 0, 100);
        assertPart(hear("Range", "bytes=1001-"), 1_001, size);
        assertPart(hear("Range", "bytes=" + (size - 10) + "-999999999"), size - 10, size);
        assertPart(hear("Range", "bytes=-7"), size - 7, size);
        assertPart(hear("Range", "bytes=5-6", "If-Range", tag), 5, 7);

        assertThat(hear("Range", "bytes=5-6", "If-Range", "\"another\"").body()).isEqualTo(sound);
        assertThat(hear("Range", "bytes=9-5").body()).isEqualTo(sound);

        HttpResponse<byte[]> beyond = hear("Range", "bytes=" + size + "-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */" + size);

        HttpResponse<byte[]> unchanged = hear("If-None-Match", tag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
    }

    @Test
    void headTellsTheSizeWithoutTheSound() {
        HttpResponse<byte[]> head = exchange("HEAD", audio(), Optional.of(Role.VIEWER));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(sound.length));
        assertThat(header(head, "Content-Type")).isEqualTo("audio/mpeg");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"answer\":\"error\",\"status\":404', 404, audio-absent",
        "'\"answer\":\"error\",\"status\":401', 502, elevenlabs-credentials",
        "'\"answer\":\"error\",\"status\":403', 502, elevenlabs-credentials",
        "'\"answer\":\"error\",\"status\":429', 502, elevenlabs-gave-no-media",
        "'\"answer\":\"error\",\"status\":500', 502, elevenlabs-gave-no-media",
        "'\"answer\":\"disconnect\"',           502, elevenlabs-unavailable",
        "'\"answer\":\"hang\"',                 504, elevenlabs-gave-no-answer"
    })
    void whatElevenLabsDoesNotGiveIsToldApart(String order, int status, String code) {
        orderAudio(order);

        HttpResponse<byte[]> refused = hear();

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(refused, "ETag")).isEmpty();
        assertThat(problem(refused)).isEqualTo(code);
        assertThat(hear().body()).isEqualTo(sound);
    }

    @Test
    void whereThereIsNoTranscriptThereIsNoSound() {
        for (String method : List.of("GET", "POST")) {
            String path = TRANSCRIPTS + "conv_unknown/audio" + (method.equals("POST") ? "-links" : "");
            HttpResponse<byte[]> missing = exchange(method, path, Optional.of(Role.VIEWER));
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(problem(missing)).isEqualTo("transcript-not-found");
        }
    }

    @Test
    void whatIsHeardLiveHasNoSound() {
        writes.write(
                Optional.empty(),
                Transcript.heard(
                        Told.CALL,
                        new Conversation(Optional.of("en"), Optional.of(Instant.now()), Optional.empty(), List.of())));

        for (String method : List.of("GET", "POST")) {
            String path =
                    TRANSCRIPTS + Transcript.liveId(Told.CALL) + "/audio" + (method.equals("POST") ? "-links" : "");
            HttpResponse<byte[]> live = exchange(method, path, Optional.of(Role.VIEWER));
            assertThat(live.statusCode()).isEqualTo(404);
            assertThat(problem(live)).isEqualTo("audio-absent");
        }
    }

    @Test
    void aConversationThatElevenLabsDoesNotKnowHasNoSound() {
        intake.take(Told.event(Told.ended("conv_elsewhere", Told.said("Hello"))));

        HttpResponse<byte[]> absent = exchange("GET", TRANSCRIPTS + "conv_elsewhere/audio", Optional.of(Role.VIEWER));

        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(problem(absent)).isEqualTo("audio-absent");
    }

    @Test
    void aLinkPlaysWithoutATokenUntilItEnds() {
        HttpResponse<byte[]> created = exchange("POST", audio() + "-links", Optional.of(Role.VIEWER));
        assertThat(created.statusCode()).isEqualTo(201);
        String url = tree(created).path("url").asString();
        assertThat(header(created, "Location")).isEqualTo(url);
        assertThat(Instant.parse(tree(created).path("expiresAt").asString()))
                .isBetween(Instant.now().plusSeconds(600), Instant.now().plusSeconds(901));

        assertPart(exchange("GET", url, Optional.empty(), "Range", "bytes=10-19"), 10, 20);
        assertThat(header(exchange("HEAD", url, Optional.empty()), "Content-Length"))
                .isEqualTo(Integer.toString(sound.length));

        clock.advance(Duration.ofMinutes(15));
        HttpResponse<byte[]> ended = exchange("GET", url, Optional.empty());
        assertThat(ended.statusCode()).isEqualTo(403);
        assertThat(problem(ended)).isEqualTo("media-link-ended");
    }

    @Test
    void aLinkThatWasChangedPlaysNothing() {
        String url = tree(exchange("POST", audio() + "-links", Optional.of(Role.VIEWER)))
                .path("url")
                .asString();
        intake.take(Told.event(Told.ended("conv_another", Told.said("Hello"))));
        String expires = url.replaceAll(".*expires=(\\d+).*", "$1");

        for (String changed : List.of(
                url.replace("expires=" + expires, "expires=" + (Long.parseLong(expires) + 1)),
                url.replace(id, "conv_another"),
                url.substring(0, url.length() - 3) + "AAA")) {
            assertThat(exchange("GET", changed, Optional.empty()).statusCode())
                    .as(changed)
                    .isEqualTo(403);
        }
    }

    @Test
    void nobodyHearsItWithoutATokenOrALink() {
        assertThat(exchange("GET", audio(), Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(exchange("HEAD", audio(), Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(exchange("POST", audio() + "-links", Optional.empty()).statusCode())
                .isEqualTo(401);
        assertThat(exchange("GET", audio() + "/signed", Optional.empty()).statusCode())
                .isEqualTo(400);
    }

    /** What ElevenLabs does with the next question for sound. */
    private void orderAudio(String answer) {
        control("/control/elevenlabs/conversations", "{\"request\":\"audio\"," + answer + "}");
    }

    private void assertPart(HttpResponse<byte[]> answer, int from, int to) {
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + sound.length);
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(to - from));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(sound, from, to));
    }

    private String audio() {
        return TRANSCRIPTS + id + "/audio";
    }

    private HttpResponse<byte[]> hear(String... headers) {
        return exchange("GET", audio(), Optional.of(Role.VIEWER), headers);
    }

    private HttpResponse<byte[]> exchange(String method, String path, Optional<Role> role, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(LIMIT)
                .method(method, BodyPublishers.noBody());
        role.ifPresent(known -> request.header("Authorization", "Bearer " + TestTokens.of(known)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonNode tree(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String problem(HttpResponse<byte[]> answer) {
        return tree(answer).path("code").asString();
    }
}
