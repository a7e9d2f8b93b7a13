package dev.ringway.transcript.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.ringway.starter.media.MediaAnswer;
import dev.ringway.starter.media.MediaAnswer.Gone;
import dev.ringway.starter.media.MediaAnswer.Part;
import dev.ringway.starter.media.MediaAnswer.Whole;
import dev.ringway.starter.media.MediaClient;
import dev.ringway.starter.media.MediaSettings;
import dev.ringway.starter.test.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;

/** What is asked of ElevenLabs for a sound, and what is made of answers that say little. */
class ConversationAudioTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final String SOUND = "a sound of 21 letters";
    private static final Optional<String> PART = Optional.of("bytes=2-6");

    private final MovableClock clock = new MovableClock();
    private AnsweringElevenLabs elevenLabs;
    private MediaClient client;
    private ConversationAudio audio;

    @BeforeEach
    void start() throws IOException {
        elevenLabs = new AnsweringElevenLabs();
        AudioSettings settings = new AudioSettings(new MediaSettings(4, PATIENCE, LIMIT, REMEMBERED, REMEMBERED));
        client = new MediaClient("test", PATIENCE, settings.audio());
        audio = new ConversationAudio(
                client,
                new ElevenLabsSettings(elevenLabs.url(), "sk_1", PATIENCE, DataSize.ofKilobytes(4)),
                settings,
                clock);
    }

    @AfterEach
    void stop() {
        client.close();
        elevenLabs.close();
    }

    @Test
    void itIsAskedForWithTheKeyAndTheRange() {
        elevenLabs.next(exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 2-6/21");
            AnsweringElevenLabs.answer(exchange, 206, "sound");
        });

        assertThat(ask(HttpMethod.GET, PART)).isInstanceOfSatisfying(Part.class, part -> {
            assertThat(part.contentRange()).isEqualTo("bytes 2-6/21");
            assertThat(text(part.body())).isEqualTo("sound");
        });
        assertThat(elevenLabs.asked()).containsExactly("GET /v1/convai/conversations/conv_1/audio sk_1 bytes=2-6");
    }

    @Test
    void headIsAQuestionWhoseSoundIsLetGo() {
        elevenLabs.next(exchange -> AnsweringElevenLabs.answer(exchange, 200, SOUND));

        assertThat(ask(HttpMethod.HEAD, Optional.empty())).isInstanceOfSatisfying(Whole.class, whole -> {
            assertThat(whole.size()).contains(21L);
            assertThat(whole.body().collectList().block(LIMIT)).isEmpty();
        });
        assertThat(elevenLabs.asked()).singleElement().asString().startsWith("GET ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "live:CA15884136fed840d807968d7c83b21ba4", "a/b", "a?b", "a%2fb", ""})
    void whatIsNoIdOfElevenLabsIsNotAskedFor(String id) {
        assertThat(audio.ask(HttpMethod.GET, id, Optional.empty()).block(LIMIT)).isEqualTo(new Gone());
        assertThat(elevenLabs.asked()).isEmpty();
    }

    @Test
    void aSizeThatIsNotToldIsMeasuredOnceForSomeTime() {
        for (int i = 0; i < 5; i++) {
            elevenLabs.next(ConversationAudioTest::unsized);
        }

        assertWhole(ask(HttpMethod.GET, PART), Optional.of(21L));
        assertThat(elevenLabs.asked()).hasSize(2);
        assertWhole(ask(HttpMethod.GET, PART), Optional.of(21L));
        assertThat(elevenLabs.asked()).hasSize(3);

        clock.advance(REMEMBERED);
        assertWhole(ask(HttpMethod.GET, PART), Optional.of(21L));
        assertThat(elevenLabs.asked()).hasSize(5);
    }

    @Test
    void whoWantsTheWholeNeedsNoSize() {
        elevenLabs.next(ConversationAudioTest::unsized);

        assertWhole(ask(HttpMethod.GET, Optional.empty()), Optional.empty());
        assertThat(elevenLabs.asked()).hasSize(1);
    }

    @Test
    void whatCannotBeMeasuredInTimeIsGivenWhole() {
        elevenLabs.next(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            elevenLabs.hang();
        });
        elevenLabs.next(ConversationAudioTest::unsized);

        assertWhole(ask(HttpMethod.GET, PART), Optional.empty());
        assertThat(elevenLabs.asked()).map(one -> one.replaceAll(".* ", "")).containsExactly("bytes=2-6", "whole");
    }

    @Test
    void whatBreaksOffWhileItIsMeasuredIsAskedForAgain() {
        elevenLabs.next(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            throw new IOException("the connection is lost");
        });
        elevenLabs.next(exchange -> AnsweringElevenLabs.answer(exchange, 404, "{}"));

        assertThat(ask(HttpMethod.GET, PART)).isEqualTo(new Gone());
    }

    private MediaAnswer ask(HttpMethod method, Optional<String> range) {
        return audio.ask(method, "conv_1", range).blockOptional(LIMIT).orElseThrow();
    }

    private static void assertWhole(MediaAnswer answer, Optional<Long> size) {
        assertThat(answer).isInstanceOfSatisfying(Whole.class, whole -> {
            assertThat(whole.size()).isEqualTo(size);
            assertThat(text(whole.body())).isEqualTo(SOUND);
        });
    }

    private static String text(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body)
                .map(bytes -> bytes.toString(StandardCharsets.UTF_8))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static void unsized(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(SOUND.getBytes(StandardCharsets.UTF_8));
    }
}
