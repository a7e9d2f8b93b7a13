package dev.ringway.transcript.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ringway.starter.media.MediaAnswer;
import dev.ringway.starter.media.MediaAnswer.Gone;
import dev.ringway.starter.media.MediaAnswer.Part;
import dev.ringway.starter.media.MediaAnswer.Whole;
import dev.ringway.starter.media.MediaClient;
import dev.ringway.starter.media.MediaSettings;
import dev.ringway.starter.test.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
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

    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    private final BlockingQueue<Answering> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MovableClock clock = new MovableClock();
    private HttpServer server;
    private MediaClient client;
    private ConversationAudio audio;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(String.join(
                    " ",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("xi-api-key"),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                            .orElse("whole")));
            // Not in the end of a try: what fails leaves an answer without its end.
            answers.remove().to(exchange);
            exchange.close();
        });
        server.start();
        AudioSettings settings = new AudioSettings(new MediaSettings(4, PATIENCE, LIMIT, REMEMBERED, REMEMBERED));
        client = new MediaClient("test", PATIENCE, settings.audio());
        audio = new ConversationAudio(
                client,
                new ElevenLabsSettings(
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                        "sk_1",
                        PATIENCE,
                        DataSize.ofKilobytes(4)),
                settings,
                clock);
    }

    @AfterEach
    void stop() {
        over.countDown();
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void itIsAskedForWithTheKeyAndTheRange() {
        answers.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 2-6/21");
            sized(exchange, 206, "sound");
        });

        assertThat(ask(HttpMethod.GET, PART)).isInstanceOfSatisfying(Part.class, part -> {
            assertThat(part.contentRange()).isEqualTo("bytes 2-6/21");
            assertThat(text(part.body())).isEqualTo("sound");
        });
        assertThat(asked).containsExactly("GET /v1/convai/conversations/conv_1/audio sk_1 bytes=2-6");
    }

    @Test
    void headIsAQuestionWhoseSoundIsLetGo() {
        answers.add(exchange -> sized(exchange, 200, SOUND));

        assertThat(ask(HttpMethod.HEAD, Optional.empty())).isInstanceOfSatisfying(Whole.class, whole -> {
            assertThat(whole.size()).contains(21L);
            assertThat(whole.body().collectList().block(LIMIT)).isEmpty();
        });
        assertThat(asked).singleElement().asString().startsWith("GET ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "live:CA15884136fed840d807968d7c83b21ba4", "a/b", "a?b", "a%2fb", ""})
    void whatIsNoIdOfElevenLabsIsNotAskedFor(String id) {
        assertThat(audio.ask(HttpMethod.GET, id, Optional.empty()).block(LIMIT)).isEqualTo(new Gone());
        assertThat(asked).isEmpty();
    }

    @Test
    void aSizeThatIsNotToldIsMeasuredOnceForSomeTime() {
        for (int i = 0; i < 5; i++) {
            answers.add(ConversationAudioTest::unsized);
        }

        assertWhole(ask(HttpMethod.GET, PART), Optional.of(21L));
        assertThat(asked).hasSize(2);
        assertWhole(ask(HttpMethod.GET, PART), Optional.of(21L));
        assertThat(asked).hasSize(3);

        clock.advance(REMEMBERED);
        assertWhole(ask(HttpMethod.GET, PART), Optional.of(21L));
        assertThat(asked).hasSize(5);
    }

    @Test
    void whoWantsTheWholeNeedsNoSize() {
        answers.add(ConversationAudioTest::unsized);

        assertWhole(ask(HttpMethod.GET, Optional.empty()), Optional.empty());
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatCannotBeMeasuredInTimeIsGivenWhole() {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            hang();
        });
        answers.add(ConversationAudioTest::unsized);

        assertWhole(ask(HttpMethod.GET, PART), Optional.empty());
        assertThat(List.copyOf(asked)).map(one -> one.replaceAll(".* ", "")).containsExactly("bytes=2-6", "whole");
    }

    @Test
    void whatBreaksOffWhileItIsMeasuredIsAskedForAgain() {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            throw new IOException("the connection is lost");
        });
        answers.add(exchange -> sized(exchange, 404, "{}"));

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

    private void hang() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unsized(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(SOUND.getBytes(StandardCharsets.UTF_8));
    }

    private static void sized(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
